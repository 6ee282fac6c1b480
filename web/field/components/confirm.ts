// Asks before what cannot be undone, saying what will happen.
import { showConfirmDialog } from 'vant'
import 'vant/es/dialog/style'
import { t } from '@shared/i18n'

export async function confirmed(title: string, message: string, yes: string): Promise<boolean> {
  return showConfirmDialog({ title, message, confirmButtonText: yes, cancelButtonText: t('cancel'), teleport: 'body' }).then(
    () => true,
    () => false
  )
}
