/** Places of the texts that an answer consists of, whole and as the channels of a stream, in every dialect. */
const answerText =
  /^\/(?:choices\/\d+\/(?:message\/content(?:\/\d+\/text)?|text)|content\/\d+\/text|output\/[^/]+\/(?:content\/\d+\/text|output_text\/[^/]+)|candidates\/\d+\/content\/(?:parts\/\d+\/)?text|message\/content|response)$/;

export function isAnswerText(path: string): boolean {
  return answerText.test(path);
}

/** Texts of one answer belong together, however many blocks they come in: the place without the block. */
export function answerOf(path: string): string {
  return path.replace(/^(\/content)\/\d+\/text$/, '$1').replace(/\/parts\/\d+\/text$|\/\d+\/text$/, '');
}
