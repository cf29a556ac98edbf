// Handing texts and bytes to the user as a file. The policy allows no connection, so this is a blob's own address.

export function download(name: string, type: string, content: string | BlobPart[]): void {
  const parts = typeof content === "string" ? [content] : content;
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A model's name as a file's: letters and digits, the rest as dashes. */
export function fileName(model: string): string {
  const named = /"name"\s*:\s*"([^"]*)"/.exec(model)?.[1] ?? "";
  return named.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "model";
}
