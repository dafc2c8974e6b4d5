const compoundSurnames = new Set(
  '欧阳 上官 司马 司徒 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 东方 独孤 南宫 端木 长孙 宇文 轩辕 闻人 呼延 濮阳 澹台 公冶 太史 申屠 赫连 单于 拓跋 完颜'.split(
    ' ',
  ),
)

/** How parents call a teacher: 林老师, 欧阳老师; a name of the form 阿依古丽·买买提 keeps its first part whole. */
export function teacherTitle(name: string): string {
  const plain = name.trim().replace(/老师$/, '')
  if (plain === '') return '班主任'
  const own = plain.split(/[·•・.]/)[0]!
  if (own !== plain || !/^\p{Script=Han}{2,4}$/u.test(plain)) return `${own}老师`
  const compound = plain.slice(0, 2)
  return `${plain.length > 2 && compoundSurnames.has(compound) ? compound : plain.slice(0, 1)}老师`
}
