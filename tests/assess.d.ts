import type { Assessment } from '#domain/advice/assess.ts';
import { type ReadParcelInput } from '#services/readings/read-parcel.ts';
export declare const knowledge: import("#knowledge/knowledge.ts").Knowledge;
export type AssessInput = Omit<ReadParcelInput, 'nowMs' | 'told'> & ReadParcelInput['told'] & {
    now: string;
};
/** What a parcel with these scans means at an instant, by the rules as they stand in the knowledge folder. */
export declare function assessScans(input: AssessInput): Assessment;
/** A step of an assessment by its channel. */
export declare function stepOf(assessment: Assessment, channel: string): import("../src/domain/advice/step.ts").Step | undefined;
