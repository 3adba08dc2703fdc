/** Saving what the page made or fetched as a file of the person's. */

/** Saves `content` under `name`, which says nothing of anybody. */
export function saveAs(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A browser that has not begun to save by then would save nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
