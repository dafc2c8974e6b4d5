import { h } from '../dom'
import { fileAt, keepFile, sourceUrl } from '../files'
import { topPage } from '../navigation'
import { askActionSheet } from '../overlays/dialogs'
import { showPictures } from '../overlays/permission'
import { requirePrivacy } from '../privacy'
import { asyncApi } from './async'

/** Lets the user pick files with the browser's own dialog. */
async function pickFiles(accept: string, count: number): Promise<File[]> {
  const field = h('input', { type: 'file', accept, multiple: count > 1, class: 'file-field' })
  document.body.append(field)
  try {
    return await new Promise((resolve, reject) => {
      field.onchange = () => resolve(Array.from(field.files ?? []).slice(0, count))
      field.addEventListener('cancel', () => reject(new Error('cancel')))
      field.click()
    })
  } finally {
    field.remove()
  }
}

const extensionFilter = (extension: string[] = []): string =>
  extension.map((one) => (one.startsWith('.') ? one : `.${one}`)).join(',')

export const mediaApi = {
  chooseMedia: asyncApi<{ count?: number; mediaType?: string[] }>(
    'chooseMedia',
    async ({ count = 9, mediaType = ['image'] }) => {
      await requirePrivacy('chooseMedia')
      if (mediaType.includes('video') && !mediaType.includes('image')) throw new Error('本机预览不支持 video')
      const files = await pickFiles('image/*', count)
      const tempFiles = files.map((file) => {
        const { path, size } = keepFile(file, file.name)
        return { tempFilePath: path, size, fileType: 'image' }
      })
      return { type: 'image', tempFiles }
    },
  ),
  chooseImage: asyncApi<{ count?: number }>('chooseImage', async ({ count = 9 }) => {
    await requirePrivacy('chooseImage')
    const tempFiles = (await pickFiles('image/*', count)).map((file) => keepFile(file, file.name))
    return { tempFilePaths: tempFiles.map((file) => file.path), tempFiles }
  }),
  chooseMessageFile: asyncApi<{ count: number; type?: string; extension?: string[] }>(
    'chooseMessageFile',
    async (options) => {
      await requirePrivacy('chooseMessageFile')
      const accept = options.type === 'image' ? 'image/*' : extensionFilter(options.extension)
      const files = await pickFiles(accept, options.count)
      return {
        tempFiles: files.map((file) => ({
          ...keepFile(file, file.name),
          type: 'file',
          time: Math.floor(Date.now() / 1000),
        })),
      }
    },
  ),
  compressImage: asyncApi<{ src: string; quality?: number; compressedWidth?: number; compressedHeight?: number }>(
    'compressImage',
    async (options) => ({ tempFilePath: await compress(options) }),
  ),
  getImageInfo: asyncApi<{ src: string }>('getImageInfo', async ({ src }) => {
    const picture = h('img', { src: await sourceUrl(src, topPage()?.route ?? '') })
    await picture.decode()
    return { width: picture.naturalWidth, height: picture.naturalHeight, path: src, orientation: 'up', type: 'unknown' }
  }),
  previewImage: asyncApi<{ urls: string[]; current?: string | number }>(
    'previewImage',
    async ({ urls, current = 0 }) => {
      const route = topPage()?.route ?? ''
      const at = typeof current === 'number' ? current : urls.indexOf(current)
      showPictures(await Promise.all(urls.map((url) => sourceUrl(url, route))), at)
    },
  ),
  previewMedia: asyncApi<{ sources: { url: string }[]; current?: number }>(
    'previewMedia',
    async ({ sources, current = 0 }) => {
      const route = topPage()?.route ?? ''
      showPictures(await Promise.all(sources.map(({ url }) => sourceUrl(url, route))), current)
    },
  ),
  saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', async () => {
    if ((await askActionSheet(['保存到相册（本机预览不会真的保存）'])) === undefined) throw new Error('cancel')
  }),
}

async function compress(options: {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}): Promise<string> {
  const { blob, name } = fileAt(options.src)
  const picture = await createImageBitmap(blob)
  const ratio = picture.height / picture.width
  const width = options.compressedWidth ?? (options.compressedHeight ? options.compressedHeight / ratio : picture.width)
  const height = options.compressedHeight ?? width * ratio
  const canvas = new OffscreenCanvas(Math.round(width), Math.round(height))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: (options.quality ?? 80) / 100 })
  return keepFile(smaller, name.replace(/\.\w+$/, '.jpg')).path
}
