// The entry "cutline/board" of the package: the element, with its module beside it.

import { CutlineBoard, defineBoard } from "./board_element.ts";
import { useModule } from "./core.ts";
import type * as Public from "./elements_public.ts";

useModule(new URL("./cutline_bg.wasm", import.meta.url));
defineBoard();

const useOther: typeof Public.useModule = useModule;

export { CutlineBoard, useOther as useModule };
