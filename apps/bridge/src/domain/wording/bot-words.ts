import type { ReplyLanguage } from '@throughline/shared/vocabulary'

/** What a bot says around an answer. The answers themselves are sentences of facts. */
export type BotWord =
  | 'recognised'
  | 'not_recognised'
  | 'code_sent'
  | 'confirmed'
  | 'no_orders'
  | 'no_return'
  | 'handed_over'

type BotWords = Record<BotWord, string>

/** Short, and the same for an order that does not exist and one that is somebody else's. */
export const botWords: Record<ReplyLanguage, BotWords> = {
  en: {
    recognised: 'Thank you. I can tell you about this order now.',
    not_recognised:
      'I could not match these details to an order. Please check the order number and the e-mail address or postcode.',
    code_sent:
      'If these details match an order, we have sent a code to the e-mail address on it. Please tell me the six digits.',
    confirmed: 'Thank you, that is confirmed.',
    no_orders: 'I can see no order that I may tell you about.',
    no_return: 'We know of no return for this order.',
    handed_over: 'A colleague takes over from here and can see what we have talked about.',
  },
  de: {
    recognised: 'Danke. Ich kann Ihnen jetzt zu dieser Bestellung Auskunft geben.',
    not_recognised:
      'Ich konnte diese Angaben keiner Bestellung zuordnen. Bitte prüfen Sie die Bestellnummer und die E-Mail-Adresse oder Postleitzahl.',
    code_sent:
      'Wenn diese Angaben zu einer Bestellung passen, haben wir einen Code an die dort hinterlegte E-Mail-Adresse geschickt. Bitte nennen Sie mir die sechs Ziffern.',
    confirmed: 'Danke, das ist bestätigt.',
    no_orders: 'Ich sehe keine Bestellung, zu der ich Ihnen Auskunft geben darf.',
    no_return: 'Zu dieser Bestellung ist uns keine Rücksendung bekannt.',
    handed_over: 'Eine Kollegin oder ein Kollege übernimmt ab hier und sieht, was wir besprochen haben.',
  },
  fr: {
    recognised: 'Merci. Je peux maintenant vous renseigner sur cette commande.',
    not_recognised:
      'Je n’ai pas pu associer ces informations à une commande. Vérifiez le numéro de commande et l’adresse e-mail ou le code postal.',
    code_sent:
      'Si ces informations correspondent à une commande, nous avons envoyé un code à l’adresse e-mail indiquée sur celle-ci. Donnez-moi les six chiffres.',
    confirmed: 'Merci, c’est confirmé.',
    no_orders: 'Je ne vois aucune commande sur laquelle je puisse vous renseigner.',
    no_return: 'Nous ne connaissons aucun retour pour cette commande.',
    handed_over: 'Un collègue prend le relais et voit ce dont nous avons parlé.',
  },
  es: {
    recognised: 'Gracias. Ya puedo informarle sobre este pedido.',
    not_recognised:
      'No he podido relacionar estos datos con un pedido. Compruebe el número de pedido y el correo electrónico o el código postal.',
    code_sent:
      'Si estos datos corresponden a un pedido, hemos enviado un código al correo electrónico que figura en él. Dígame las seis cifras.',
    confirmed: 'Gracias, queda confirmado.',
    no_orders: 'No veo ningún pedido sobre el que pueda informarle.',
    no_return: 'No nos consta ninguna devolución de este pedido.',
    handed_over: 'A partir de aquí le atiende un compañero, que puede ver lo que hemos hablado.',
  },
  'pt-BR': {
    recognised: 'Obrigado. Agora posso informar sobre este pedido.',
    not_recognised:
      'Não consegui associar esses dados a um pedido. Confira o número do pedido e o e-mail ou o CEP.',
    code_sent:
      'Se esses dados corresponderem a um pedido, enviamos um código ao e-mail que consta nele. Por favor, informe os seis dígitos.',
    confirmed: 'Obrigado, está confirmado.',
    no_orders: 'Não vejo nenhum pedido sobre o qual eu possa informar.',
    no_return: 'Não consta nenhuma devolução deste pedido.',
    handed_over: 'Um colega assume a partir daqui e pode ver o que conversamos.',
  },
  nl: {
    recognised: 'Dank u. Ik kan u nu over deze bestelling vertellen.',
    not_recognised:
      'Ik kon deze gegevens niet aan een bestelling koppelen. Controleer het bestelnummer en het e-mailadres of de postcode.',
    code_sent:
      'Als deze gegevens bij een bestelling horen, hebben we een code gestuurd naar het e-mailadres dat erbij staat. Geef mij de zes cijfers.',
    confirmed: 'Dank u, dat is bevestigd.',
    no_orders: 'Ik zie geen bestelling waarover ik u iets mag vertellen.',
    no_return: 'Wij kennen geen retour van deze bestelling.',
    handed_over: 'Een collega neemt het hier over en kan zien wat we hebben besproken.',
  },
  it: {
    recognised: 'Grazie. Ora posso darle informazioni su questo ordine.',
    not_recognised:
      'Non sono riuscito ad associare questi dati a un ordine. Controlli il numero dell’ordine e l’indirizzo e-mail o il CAP.',
    code_sent:
      'Se questi dati corrispondono a un ordine, abbiamo inviato un codice all’indirizzo e-mail indicato. Mi dica le sei cifre.',
    confirmed: 'Grazie, è confermato.',
    no_orders: 'Non vedo alcun ordine su cui possa darle informazioni.',
    no_return: 'Non ci risulta alcun reso per questo ordine.',
    handed_over: 'Da qui prosegue un collega, che può vedere ciò di cui abbiamo parlato.',
  },
  pl: {
    recognised: 'Dziękuję. Mogę teraz udzielić informacji o tym zamówieniu.',
    not_recognised:
      'Nie udało mi się dopasować tych danych do zamówienia. Proszę sprawdzić numer zamówienia oraz adres e-mail lub kod pocztowy.',
    code_sent:
      'Jeśli te dane pasują do zamówienia, wysłaliśmy kod na podany w nim adres e-mail. Proszę podać sześć cyfr.',
    confirmed: 'Dziękuję, potwierdzone.',
    no_orders: 'Nie widzę zamówienia, o którym mogę udzielić informacji.',
    no_return: 'Nie mamy informacji o zwrocie tego zamówienia.',
    handed_over: 'Od tej chwili rozmowę przejmuje współpracownik, który widzi, o czym rozmawialiśmy.',
  },
  ja: {
    recognised: 'ありがとうございます。このご注文についてご案内できます。',
    not_recognised:
      'ご入力の内容に合うご注文が見つかりませんでした。注文番号と、メールアドレスまたは郵便番号をご確認ください。',
    code_sent:
      '内容がご注文と一致する場合、ご登録のメールアドレスに確認コードをお送りしました。6桁の数字をお知らせください。',
    confirmed: 'ありがとうございます。確認できました。',
    no_orders: 'ご案内できるご注文が見つかりません。',
    no_return: 'このご注文の返品は確認できません。',
    handed_over: 'ここからは担当者が引き継ぎ、これまでの内容を確認のうえご案内します。',
  },
}
