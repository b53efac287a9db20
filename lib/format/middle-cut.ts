/**
 * Shortens a long text in the middle, so that an ARN keeps both its service and its id.
 * @param longest the most characters to keep, including the ellipsis
 */
export function middleCut(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const head = Math.ceil((longest - 1) * 0.45);
  const tail = longest - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
