import type { ListedOffice } from './office.ts'

/**
 * Gives each office an id of its own, made of ZIP Code and name, unless it has one. Of several offices with the same
 * ZIP Code and name the first by address gets the plain one, so that a later list names them alike.
 */
export function withIds(offices: readonly ListedOffice[]): ListedOffice[] {
  const taken = new Set(offices.map((office) => office.id).filter((id) => id !== ''))
  const sorted = [...offices].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return sorted.map((office) => {
    if (office.id !== '') return office
    const plain = `${office.zip}-${slug(office.name)}`
    let id = plain
    for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`
    taken.add(id)
    return { ...office, id }
  })
}

function order({ zip, name, address }: ListedOffice): string {
  return `${zip} ${name} ${address}`
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}
