/** Sizes that the weights file, the trainer, the kernel and the nets agree on. */
export const VECTOR_SIZE = 64;
export const CONCEPT_INPUTS = 22;
export const TRAIT_INPUTS = 10;
export const CHANNELS = 96;
export const HIDDEN = 48;
export const INPUT_SIZE = VECTOR_SIZE + CONCEPT_INPUTS + TRAIT_INPUTS;
/** A channel looks at a word and its two neighbours. */
export const REACH = 3;
export const PROJECTED = REACH * CHANNELS;
