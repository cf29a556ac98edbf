// Pieces of the elements' descriptions.

export const member = (name: string, type: string, description: string, readonly = false) => ({
  kind: "field",
  name,
  type: { text: type },
  description,
  ...(readonly ? { readonly } : {}),
});

export const attribute = (name: string, fieldName: string, type: string, description: string) => ({
  name,
  fieldName,
  type: { text: type },
  description,
});

/** @param detail the type of the event's detail */
export const event = (name: string, detail: string, description: string) => ({
  name,
  type: { text: `CustomEvent<${detail}>` },
  description,
});
