/** The door of `proofs`. */
export { draftProofEdition, publishProofEdition, putProofItem } from './lists.actions.ts';
export { askProof } from './proofs.actions.ts';
export { moveProof } from './proofs.move.ts';
export { askAtHome, tellDemand } from './proofs.resident.ts';
export { tellAgency } from './register.actions.ts';
