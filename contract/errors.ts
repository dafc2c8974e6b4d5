/**
 * Every way in which a call can be refused, with the sentence that the person reads: what happened, and what to do next.
 * A code without a sentence does not compile.
 */
export const errorCodes = [
  'NOT_SIGNED_IN',
  'PHONE_UNKNOWN',
  'PHONE_CODE_EXPIRED',
  'PHONE_BOUND_ELSEWHERE',
  'CONSENT_NEEDED',
  'CONSENT_MISSING_FOR_PHOTOS',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'UNKNOWN_ACTION',
  'SLOT_TAKEN',
  'SLOT_NOT_OPEN',
  'SLOT_PAST',
  'ALREADY_BOOKED',
  'BOOKING_OVER',
  'HOURS_OVERLAP',
  'HOURS_HAVE_BOOKINGS',
  'UNDO_TOO_LATE',
  'TEXT_REFUSED',
  'PHOTO_NOT_UPLOADED',
  'ROSTER_FILE_UNREADABLE',
  'ROSTER_FILE_OLD_FORMAT',
  'ROSTER_FILE_LOCKED',
  'ROSTER_FILE_TOO_BIG',
  'ROSTER_FILE_NO_CHILDREN',
  'ROSTER_CHANGED_MEANWHILE',
  'ROSTER_ALREADY_CONFIRMED',
  'RECORD_CHANGED',
  'CHILD_ON_FILE',
  'DATE_TOO_EARLY',
  'LAST_HEAD',
  'CODE_WRONG',
  'TOO_OFTEN',
  'CONSENT_WITHDRAWN',
  'IMPORT_IN_USE',
  'REQUEST_ANSWERED',
  'REQUEST_REUSED',
  'BUSY',
  'INTERNAL',
  'NETWORK',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** The sentence a person reads for each code (`NETWORK` is said by the phone itself). */
export const errorText = {
  NOT_SIGNED_IN: '请先用微信手机号登录。',
  PHONE_UNKNOWN: '这个手机号还没有登记在学校的联系卡上。请联系班主任登记后再试。',
  PHONE_CODE_EXPIRED: '这次授权已经过期，请再点一次“用手机号登录”。',
  PHONE_BOUND_ELSEWHERE: '这个手机号已经绑定了另一个微信。如果不是您本人操作，请联系学校。',
  CONSENT_NEEDED: '请先阅读并同意《监护人知情同意书》。',
  CONSENT_MISSING_FOR_PHOTOS: '有孩子的家长还没有同意使用照片，请先去掉照片再保存。',
  FORBIDDEN: '您现在的身份不能做这件事。',
  NOT_FOUND: '没有找到，可能已经被删除，或者不在您的权限内。',
  INVALID_INPUT: '有的内容填得不对，请看标红的地方。',
  UNKNOWN_ACTION: '小程序版本太旧了，请退出后重新打开。',
  SLOT_TAKEN: '这个时间刚刚被别的家庭约走了，请另选一个。',
  SLOT_NOT_OPEN: '这个时间不在学校开放的时段里，请另选一个。',
  SLOT_PAST: '这个时间已经过去了，请另选一个。',
  ALREADY_BOOKED: '孩子这一周已经约过一次了，可以改时间。',
  BOOKING_OVER: '这次通话已经结束或取消了，不能再改。',
  HOURS_OVERLAP: '同一部电话的开放时段不能重叠。',
  HOURS_HAVE_BOOKINGS: '有家庭已经约了这些时段，请先和他们改好时间，再调整开放时段。',
  UNDO_TOO_LATE: '已经超过可以撤销的时间了。',
  TEXT_REFUSED: '这段文字没有通过微信的内容安全检查，请改一改再试。',
  PHOTO_NOT_UPLOADED: '照片没有传完整，请重新选择照片。',
  ROSTER_FILE_UNREADABLE: '这个文件读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 再导入。',
  ROSTER_FILE_OLD_FORMAT: '这是旧版 .xls 文件。请在 Excel 里另存为 .xlsx 再导入。',
  ROSTER_FILE_LOCKED: '文件设有打开密码，读不了。请在 Excel 里取消密码再导入。',
  ROSTER_FILE_TOO_BIG: '文件太大。请删去图片和无关的工作表，或者按年级分开导入。',
  ROSTER_FILE_NO_CHILDREN: '没有找到花名册。表里应有一行写着“姓名”“性别”“出生日期”“班级”等栏目，下面是孩子。',
  ROSTER_CHANGED_MEANWHILE: '预览之后档案有过改动，请重新选择文件再预览一次。',
  ROSTER_ALREADY_CONFIRMED: '这份名册已经导入过了。',
  RECORD_CHANGED: '这份档案刚刚被别人改过，已经换成最新的内容。请核对后再保存。',
  CHILD_ON_FILE: '学校里已经有姓名和出生日期相同的孩子，请先核对是不是同一个人。',
  DATE_TOO_EARLY: '这个日期早于上一次变动，请核对日期。',
  LAST_HEAD: '学校至少要有一位管理员。请先请别的老师当管理员，再离开。',
  CODE_WRONG: '这个绑定码不对，或者已经用过、过期了。请核对联系卡，或请班主任重新打印一张。',
  TOO_OFTEN: '操作太频繁了，请过一会儿再试。',
  CONSENT_WITHDRAWN: '家长已经撤回了同意，不能再做这项记录。需要时请先和家长沟通。',
  IMPORT_IN_USE: '导入之后已经有了新的记录，不能整份撤销。可以逐个修改。',
  REQUEST_ANSWERED: '这个申请已经有人处理过了。',
  REQUEST_REUSED: '这次提交和之前的一次编号相同，请返回后重新填写。',
  BUSY: '现在用的人多，请过几秒再试。',
  INTERNAL: '系统出了点问题，您填的内容还在。请再试一次；还不行，就把编号告诉学校。',
  NETWORK: '网络不太好，请检查后再试。',
} as const satisfies Record<ErrorCode, string>

/** Field errors are codes too, so that the words stay in one place. */
export const fieldErrorText = {
  required: '请填写这一项',
  tooLong: '太长了，请写短一些',
  tooShort: '太短了，请再写几个字',
  tooSmall: '数字太小了',
  tooBig: '数字太大了',
  notAllowed: '请从给出的选项里选',
  wrongFormat: '格式不对，请检查',
  unknownField: '多了一项系统不认识的内容',
} as const

export type FieldErrorCode = keyof typeof fieldErrorText

/** Field path (`hours.0.from`) to what is wrong there. */
export type FieldErrors = Record<string, FieldErrorCode>
