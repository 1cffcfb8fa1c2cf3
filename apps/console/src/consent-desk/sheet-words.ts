import type { Pack } from '../packs/pack.ts';

/** The fixed sentences of the sheet that the person takes home; `{source}`, `{recipient}` and `{purpose}` stay as they are called in German. */
export interface SheetWords {
  readonly title: string;
  readonly free: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly takeBack: string;
  readonly law: string;
}

/** The sheet in each language of the person's view; the German one is binding, and stands beside every other. */
export const sheetWords: Readonly<Record<Pack['id'], SheetWords>> = {
  de: {
    title: 'Ihre Einwilligungen',
    free: 'Sie entscheiden frei. Ein Nein hat keine Nachteile.',
    question: 'Darf „{source}“ der Stelle „{recipient}“ etwas mitteilen? Zweck: {purpose}.',
    yes: 'Ja',
    no: 'Nein',
    takeBack:
      'Ein Ja können Sie jederzeit zurücknehmen, ganz oder zum Teil. Das geht so einfach wie das Ja. Was bis dahin mitgeteilt wurde, bleibt rechtmäßig.',
    law: 'Manches müssen Behörden auch ohne Ihr Ja mitteilen, zum Beispiel der Ausländerbehörde (§ 87 AufenthG). Das können Sie nicht zurücknehmen.',
  },
  'de-simple': {
    title: 'Ihre Einwilligungen',
    free: 'Sie entscheiden frei. Sie dürfen Nein sagen. Dann passiert nichts Schlechtes.',
    question: 'Darf „{source}“ der Stelle „{recipient}“ etwas sagen? Warum: {purpose}.',
    yes: 'Ja',
    no: 'Nein',
    takeBack:
      'Sie haben Ja gesagt? Sie dürfen das Ja immer zurücknehmen. Das ist so leicht wie das Ja. Was vorher gesagt wurde, war erlaubt.',
    law: 'Manches müssen Ämter sagen, auch ohne Ihr Ja. Zum Beispiel der Ausländerbehörde. So steht es im Gesetz (§ 87 AufenthG). Das können Sie nicht zurücknehmen.',
  },
  en: {
    title: 'Your consents',
    free: 'You decide freely. A no has no disadvantages.',
    question: 'May “{source}” tell “{recipient}” something? Purpose: {purpose}.',
    yes: 'Yes',
    no: 'No',
    takeBack:
      'You can take back a yes at any time, in whole or in part. That is as easy as saying yes. What was told until then stays lawful.',
    law: 'Authorities must tell some things even without your yes, for example to the immigration office (§ 87 AufenthG). You cannot take that back.',
  },
  ar: {
    title: 'موافقاتك',
    free: 'القرار لك بحرية. الرفض لا يسبب لك أي ضرر.',
    question: 'هل يجوز لـ «{source}» إبلاغ «{recipient}» بشيء؟ الغرض: {purpose}.',
    yes: 'نعم',
    no: 'لا',
    takeBack:
      'يمكنك سحب موافقتك في أي وقت، كليًا أو جزئيًا، وبسهولة مثل إعطائها. ما تم إبلاغه حتى ذلك الحين يبقى قانونيًا.',
    law: 'يجب على السلطات الإبلاغ ببعض الأمور حتى دون موافقتك، مثلًا إلى دائرة الأجانب (§ 87 AufenthG). ولا يمكنك سحب ذلك.',
  },
  prs: {
    title: 'رضایت‌های شما',
    free: 'شما آزادانه تصمیم می‌گیرید. جواب نه برای شما ضرری ندارد.',
    question: 'آیا «{source}» اجازه دارد چیزی را به «{recipient}» اطلاع دهد؟ هدف: {purpose}.',
    yes: 'بلی',
    no: 'نه',
    takeBack:
      'شما می‌توانید رضایت خود را هر وقت، کامل یا قسمی، پس بگیرید. این کار به همان آسانی رضایت دادن است. آنچه تا آن وقت اطلاع داده شده، قانونی می‌ماند.',
    law: 'ادارات باید بعضی چیزها را حتی بدون رضایت شما اطلاع دهند، مثلاً به ادارهٔ امور خارجی‌ها (§ 87 AufenthG). این را نمی‌توانید پس بگیرید.',
  },
  uk: {
    title: 'Ваші згоди',
    free: 'Ви вирішуєте добровільно. Відмова не має для вас негативних наслідків.',
    question: 'Чи може «{source}» щось повідомляти установі «{recipient}»? Мета: {purpose}.',
    yes: 'Так',
    no: 'Ні',
    takeBack:
      'Ви можете будь-коли відкликати згоду, повністю або частково. Це так само просто, як її дати. Те, що було повідомлено раніше, залишається законним.',
    law: 'Деякі відомості установи зобовʼязані передавати й без вашої згоди, наприклад відомству у справах іноземців (§ 87 AufenthG). Це відкликати не можна.',
  },
  tr: {
    title: 'Onaylarınız',
    free: 'Kararı özgürce siz verirsiniz. Hayır demenizin size zararı olmaz.',
    question: '“{source}”, “{recipient}” kurumuna bir şey bildirebilir mi? Amaç: {purpose}.',
    yes: 'Evet',
    no: 'Hayır',
    takeBack:
      'Onayınızı istediğiniz zaman tamamen veya kısmen geri alabilirsiniz. Bu, onay vermek kadar kolaydır. O zamana kadar bildirilenler hukuka uygun kalır.',
    law: 'Kurumlar bazı şeyleri onayınız olmadan da bildirmek zorundadır, örneğin Yabancılar Dairesine (§ 87 AufenthG). Bunu geri alamazsınız.',
  },
};

/** A question with the names of its agencies. */
export function asked(
  { question }: SheetWords,
  names: Readonly<Record<'source' | 'recipient' | 'purpose', string>>,
): string {
  return question.replaceAll(/\{(source|recipient|purpose)\}/g, (_, name: keyof typeof names) => names[name]);
}
