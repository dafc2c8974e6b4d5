import { MAX_FILE_BYTES, MAX_ROWS } from './limits'

const texts = {
  EMPTY: '文件是空的，没有读到任何内容。',
  NOT_WORKBOOK: '这不是表格文件。请选择 .xlsx 或 .csv 格式的花名册。',
  OLD_XLS: '这是旧版 .xls 文件。请在 Excel 里另存为 .xlsx 后再导入。',
  OTHER_WORKBOOK: '读不了这种格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  ENCRYPTED: '文件设有打开密码，读不了。请在 Excel 里取消密码后再导入。',
  DAMAGED: '文件已损坏，读不了。请用 Excel 打开检查，另存为 .xlsx 后再导入。',
  TOO_LARGE: `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。请删去图片和无关的工作表后再导入。`,
  ZIP_BOMB: '文件解压后过大，可能不是正常的花名册，已拒绝读取。',
  TOO_MANY_ROWS: `表格内容超过 ${MAX_ROWS} 行。请按年级分开导入。`,
  UNKNOWN_ENCODING: '认不出文件的文字编码。请在 Excel 里另存为 .xlsx 后再导入。',
  NO_HEADING: '没有找到表头。表中应有一行列出“姓名”“性别”“出生日期”“班级”等栏目。',
  MISSING_COLUMNS: '表中缺少必需的栏目。',
} as const

export type RosterFileCode = keyof typeof texts

/** The whole file is refused; `message` is the Chinese sentence for the user, `code` is for programs. */
export class RosterFileError extends Error {
  readonly code: RosterFileCode

  constructor(code: RosterFileCode, detail = '') {
    super(texts[code] + detail)
    this.name = 'RosterFileError'
    this.code = code
  }
}
