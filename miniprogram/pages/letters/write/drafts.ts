import type { LetterOccasion } from '../../../../contract/letter-words'
import { monthDay, type DateText } from '../../../../contract/week'

/** A letter to begin with: the head changes what is not so at this school. */
interface Draft {
  title: string
  body: string
}

/** What the law asks of parents (未成年人保护法 Art 16, 21-23), as a good teacher says it. */
const TERM_START = `各位家长：

新学期开始了，谢谢您把孩子交给我们。不管您在家还是在外地，孩子最盼的都是您的声音。有几件事，想和您说一说。

一、每周至少联系一次。再忙，也请每周和孩子、和照看孩子的家人各说说话。多听孩子讲高兴的事、难过的事，多夸一句，少问分数。学校的亲情电话每周都给孩子留时间，您在小程序的“通话”里就能约。

二、孩子由谁照看，请写下来告诉学校和村（居）委会。出门在外，请把孩子托付给身体好、有耐心、能负责的大人，托付前也听听孩子的想法。不满十六岁的孩子不能一个人生活，不满八岁的孩子身边不能没有大人。换了照看的人，请马上告诉班主任。

三、换了手机号、换了工作的地方，请当天告诉班主任。孩子有急事的时候，我们要能马上找到您。

四、安全常提醒。不到河边、水塘边玩水；过马路先看车，不坐超员车和农用车；不玩火，不碰电；不跟陌生人走，不让别人碰自己的身体；被人欺负了，一定告诉老师和家里人。农药、药品和开水，请家里的大人收好。

五、早睡早起，吃好早饭。手机用多久，和孩子一起说好，也请照看的家人帮着管一管。孩子不爱说话、睡不好、不想上学，请早点告诉我们，一起想办法。

每周五，老师会把孩子这一周的情况写给您。有什么话，随时在小程序里告诉老师。

祝您在外平安，工作顺利！`

const SUMMER = `各位家长：

学校要放暑假了。孩子在家的日子，平安最要紧，请您和照看孩子的家人多费心。

一、防溺水。每年夏天最让人揪心的就是溺水。请一遍一遍告诉孩子：不私自下水；不和同学结伴下水；没有大人带着不下水；不到没有救生员的地方游泳；不到不熟悉的河塘去；看到有人落水，不手拉手去救，赶快喊大人、打电话 110。请弄清孩子每天去哪里、和谁一起、几点回来。

二、交通和用电用火。不坐超员车、农用车，坐摩托车戴头盔；不满十二岁不骑自行车上路，不满十六岁不骑电动车。雷雨天不到大树下躲雨。煤气、插座请大人关好。

三、吃和住。不吃变质的饭菜，不喝生水，不采野蘑菇。农药、药品放到孩子够不着的地方。孩子不能一个人过夜，不满十六岁不能一个人生活。

四、每周至少通一次话。您要是能接孩子到身边住几天，那是最好的暑假；接不了，也请每周和孩子说说话，问问开心不开心。接送路上请大人陪着，到了给班主任报个平安。

五、作息和作业。每天读一会儿书，帮家里做点事，手机每天用多久提前说好。

孩子如果受了伤害、受了欺负，请马上报警，也告诉我们。假期里班主任的电话一直开着。

祝您全家平安！`

const WINTER = `各位家长：

学校要放寒假了，盼了一年的团圆也快到了。能回家的，请早点把日子告诉孩子，让孩子有个盼头；回不来的，也请多打几个电话、视频看看孩子。

一、取暖和防火。用炭火、煤炉取暖一定要开窗通风，睡觉前灭掉，防煤气中毒；电热毯睡前关掉。不在柴堆、草垛边玩火。

二、烟花爆竹。买正规的，大人放，孩子离远看；没响的不去捡。

三、交通。春运人多车多，不坐超员车、没有牌照的车，下雪结冰不骑车。孩子坐长途车要有大人陪着。

四、冰面和水边。结了冰的河塘不上去，没结冰的不下去。看到有人落水，不手拉手去救，赶快喊大人、打电话 110。

五、吃好睡好。过年不让孩子喝酒，压岁钱和手机怎么用，一家人商量着定。

六、孩子身边要有大人。不满十六岁不能一个人生活；照看的人换了，请告诉班主任。过完年您再出门前，请和孩子好好说说：去哪里、什么时候回来、每周哪天打电话。

孩子如果受了伤害、受了欺负，请马上报警，也告诉我们。假期里班主任的电话一直开着。

祝您全家团圆，新年平安！`

/** From April to August the next holiday is the summer's. */
const isSummer = (today: DateText) => ['04', '05', '06', '07', '08'].includes(today.slice(5, 7))

/** The letter that stands ready for an occasion, signed by the school; undefined where everybody begins with an empty page. */
export function draftFor(occasion: LetterOccasion, school: string, today: DateText): Draft | undefined {
  const signed = (title: string, words: string) => ({
    title,
    body: `${words}\n\n${school}\n${today.slice(0, 4)}年${monthDay(today)}`,
  })
  if (occasion === 'termStart') return signed('新学期致家长的一封信', TERM_START)
  if (occasion !== 'holiday') return undefined
  return isSummer(today) ? signed('暑假致家长的一封信', SUMMER) : signed('寒假致家长的一封信', WINTER)
}
