/** What a roster file may weigh. A large school's roster is about 0.3 MB, 1,000 rows, 30 columns; 40,000 rows are 6 MB as .xlsx and 14 MB as .csv. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
/** Sum of the sizes that the zip directory declares, pictures included. */
export const MAX_DECLARED_BYTES = 120 * 1024 * 1024
/** What may really come out of the parts that are read; 100,000 styled blank rows are about 60 MB of XML. */
export const MAX_INFLATED_BYTES = 100 * 1024 * 1024
/** Parts that are held in memory whole (styles, the workbook part). */
export const MAX_PART_BYTES = 8 * 1024 * 1024
/** The part of shared strings; what stays of it is a quarter. */
export const MAX_STRING_BYTES = 48 * 1024 * 1024
export const MAX_ZIP_ENTRIES = 2_000
export const MAX_SHEETS = 60
/** Rows that hold anything; blank rows are not counted. */
export const MAX_ROWS = 50_000
export const MAX_COLUMNS = 200
export const MAX_CELLS = 2_500_000
/** Cells covered by merges; a merge over whole columns would make the reader build a million cells. */
export const MAX_MERGED_CELLS = 20_000
/** Rows from the top in which the headings are looked for. */
export const HEADING_SEARCH_ROWS = 20
/** First rows of each sheet that are looked at to tell what it is; a sheet of class sizes is not longer. */
export const TOP_ROWS = 400
