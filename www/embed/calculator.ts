// The entry "cutline/calculator" of the package: the element, with its module beside it.

import { CutlineCalculator, defineCalculator } from "./calculator_element.ts";
import { useModule } from "./core.ts";
import type * as Public from "./elements_public.ts";

useModule(new URL("./cutline_bg.wasm", import.meta.url));
defineCalculator();

const useOther: typeof Public.useModule = useModule;

export { CutlineCalculator, useOther as useModule };
