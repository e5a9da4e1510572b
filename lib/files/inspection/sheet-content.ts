import { type Cell, Rows } from './rows';
import type { DocumentContent, DocumentPart } from './text-content';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
/** Pictures, charts and what is embedded; and sheets in a form that is not looked into. */
const SHOWN =
  /^xl\/(media|charts|chartsheets|embeddings|drawings\/drawing[^/]*\.xml$|worksheets\/[^/]+\.bin$)/i;

/** Spreadsheets (ISO/IEC 29500-1, 18.3.1): there is something in one where a sheet has more than headers, or a picture or chart. */
export class SheetContent implements DocumentContent {
  private isFilled = false;
  private readonly sheets: Rows[] = [];

  get blank(): string | null {
    const isBlank = !this.isFilled && this.sheets.every((rows) => rows.areHeadersOnly);
    return isBlank ? 'the spreadsheet has headers and no rows' : null;
  }

  open(name: string): DocumentPart | null {
    this.isFilled ||= SHOWN.test(name);
    if (!SHEET.test(name)) return null;
    const rows = new Rows();
    this.sheets.push(rows);
    return listenTo(rows);
  }
}

/** Types of a cell (18.18.11) whose value is words, or points to some; all others are numbers, dates, truths, errors. */
const WORDS = ['s', 'str', 'inlineStr'];

function listenTo(rows: Rows): DocumentPart {
  let cells: Cell[] = [];
  let cell = { text: '', isNumber: false };
  let isValue = false;
  return {
    onOpen: (name, { t }) => {
      if (name === 'row') cells = [];
      if (name === 'c') cell = { text: '', isNumber: t === undefined || !WORDS.includes(t) };
      if (name === 'f') cell.isNumber = true;
      isValue = ['v', 't', 'f'].includes(name);
    },
    onText: (text) => {
      if (isValue) cell.text += text;
    },
    onClose: (name) => {
      isValue = false;
      if (name === 'c') cells.push(cell);
      if (name === 'row') rows.add(cells);
    },
  };
}
