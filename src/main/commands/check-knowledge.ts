export { checkKnowledge, type KnowledgeCheck } from '#knowledge/check-knowledge.ts'
