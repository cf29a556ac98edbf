// What a host page does with a board: it gives it rows, a model and targets.

import { model, tables, targets } from "./rows.js";

const board = document.querySelector("cutline-board");
Object.assign(board, { tables, model, targets });
