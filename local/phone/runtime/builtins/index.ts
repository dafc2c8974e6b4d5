import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { builtinTags } from '../tags'
import { defineButton } from './button'
import { defineChoices } from './choices'
import { defineForm } from './form'
import { defineImage } from './image'
import { defineInput } from './input'
import { defineMeta } from './page-meta'
import { definePicker } from './picker'
import { definePickerView } from './picker-view'
import { definePlain } from './plain'
import { defineRichText } from './rich-text'
import { defineScrollView } from './scroll-view'
import { defineSlider } from './slider'
import { defineSwiper } from './swiper'

export type Define = (space: ComponentSpace) => Record<string, GeneralComponentDefinition>

const families: Define[] = [
  definePlain,
  defineButton,
  defineInput,
  defineImage,
  defineScrollView,
  definePicker,
  definePickerView,
  defineChoices,
  defineForm,
  defineSwiper,
  defineSlider,
  defineRichText,
  defineMeta,
]

/** Registers every built-in tag in `own` and names it for all components of `main`. */
export function registerBuiltins(own: ComponentSpace, main: ComponentSpace): void {
  const made = Object.assign({}, ...families.map((define) => define(own))) as Record<string, GeneralComponentDefinition>
  for (const tag of builtinTags) {
    const definition = made[tag]
    if (!definition) throw new Error(`built-in <${tag}> is named in tags.ts but not defined`)
    main.setGlobalUsingComponent(tag, definition)
  }
}
