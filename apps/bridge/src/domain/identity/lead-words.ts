/**
 * What a number is, as the word before it says. Small letters; compounds that languages glue together are listed as people write them.
 * `other` names the numbers that are none of ours, so that "ticket #1042" is no order.
 */
export type LeadKind = 'order' | 'return' | 'tracking' | 'phone' | 'other'

const kinds: Record<LeadKind, readonly string[]> = {
  order: [
    'order orders ordernumber orderno ordernr orderid purchase',
    'bestellung bestellungen bestellnummer bestellnummern bestellnr bestell auftrag auftrags aufträge auftragsnummer auftragsnr ordernummer',
    'commande commandes cde pedido pedidos orden órdenes compra encomenda ordine ordini',
    'bestelling bestellingen bestelnummer bestelnr beställning beställningen beställningsnummer ordre ordren ordrenummer ordrenr bestilling bestillingen bestillingsnummer',
    'tilaus tilauksen tilausnumero zamówienie zamówienia zamówieniu zamowienie zamowienia objednávka objednávky objednávku objednavka rendelés rendelésszám comanda comenzii comandă sipariş siparişim siparis',
    'заказ заказа заказу заказе замовлення поръчка παραγγελία παραγγελίας طلب الطلب طلبي طلبية הזמנה הזמנת hàng',
  ],
  return: [
    'return returns returnnumber rma rmas retoure retouren retourennummer retourenummer rücksendung rücksendungen rücksendenummer retournummer retour retours retourzending',
    'devolución devoluciones devolucion devolução reso resi retur returen returnummer palautus palautusnumero zwrot zwrotu vrácení iade возврат возврата повернення επιστροφή',
  ],
  tracking: [
    'tracking track trackingnumber trackingnummer trackingnr trackingcode trackingid trackingno parcel package shipment waybill awb airwaybill consignment',
    'sendung sendungs sendungsnummer sendungsnr sendungsverfolgungsnummer sendungsverfolgung paket paketnummer paketnr frachtbrief frachtbriefnummer identcode lieferung',
    'suivi colis seguimiento rastreo rastreamento paquete envío tracciamento spedizione pacco pakket zending zendingsnummer volgnummer barcode',
    'kollinummer kolli sporingsnummer sporing spårningsnummer spårning försändelse seurantakoodi seurantatunnus lähetystunnus przesyłki przesyłka paczki paczka zásilky zásilka csomag csomagszám takip трек отправления посылки',
  ],
  phone: [
    'phone phonenumber tel telephone telefon telefonnummer telefonnr mobile mobil mobilnummer mobiltelefon handy handynummer cell cellphone call whatsapp sms ph mob',
    'téléphone portable teléfono telefono móvil celular cellulare telefone telemóvel telefoon telefoonnummer mobiel puhelin puhelinnumero matkapuhelin komórka numar тел телефон τηλέφωνο هاتف טלפון',
  ],
  other: [
    'ticket tickets case request inquiry enquiry incident issue anfrage vorgang vorgangsnummer ticketnummer invoice invoices rechnung rechnungen rechnungsnummer rechnungsnr facture factura fattura faktura fakturanummer factuur factuurnummer fatura',
    'customer kunden kunde kundennummer kundennr client cliente klant klantnummer kundnummer asiakasnumero account konto kontonummer kontonr member membership mitgliedsnummer user passport ausweis',
    'item items article artikel artikelnummer artikelnr artnr art artículo articolo sku product produkt produit producto prodotto model modell modèle modelo style serial seriennummer imei isbn ean gtin upc mpn batch lot charge chargennummer',
    'size sizes größe groesse taille talla taglia tamanho maat storlek størrelse koko waist length width height',
    'apt apartment suite unit flat box postbox postfach room zimmer floor etage house haus street str straße strasse rue calle via avenue ave road zip zipcode plz postcode postleitzahl postal hausnummer',
    'coupon voucher gutschein gutscheincode discount rabatt promo gift card karte kreditkarte pin otp verification verifizierung bestätigungscode password passwort access',
    'page seite chapter step level version room gate flight seat episode season channel',
    'color colour colors colours farbe couleur cor kleur färg farve väri hex rgb pantone',
    'vat ust ustid uid tax steuernummer iban bic swift blz bank siret siren kvk hrb contract vertrag vertragsnummer policy insurance fax top',
  ],
}

/** Words that make what follows a number on purpose: "order no. 1042". */
const numberings =
  'no nos nr nrs nro num number numbers nummer nummern numéro numéros numero número números numer numeru numery n nº no° id ids ref reference references referenz referencia référence code cod codice código confirmation bestätigung номер номера αριθμός αριθμό numara numarası no číslo čísla szám száma رقم מספר số mã tunnus'

/** Words that may stand between without changing what is meant: "my order number is 1042". */
const fillers = 'is was are were ist lautet war sind est es son è sono er är jest with mit the'

const split = (words: string): string[] => words.split(' ')

/** Every lead word, its kind first. `commande` → order. */
export const leadKinds: ReadonlyMap<string, LeadKind> = new Map(
  (Object.keys(kinds) as LeadKind[]).flatMap((kind) =>
    kinds[kind].flatMap(split).map((word) => [word, kind] as const),
  ),
)

export const numberingWords: ReadonlySet<string> = new Set(split(numberings))
export const fillerWords: ReadonlySet<string> = new Set(split(fillers))

/** Endings of text without spaces between words. Longest first, because 注文番号 says more than 注文. */
export const gluedLeads: readonly (readonly [string, LeadKind])[] = [
  ['ご注文番号', 'order'],
  ['注文番号', 'order'],
  ['オーダー番号', 'order'],
  ['受注番号', 'order'],
  ['注文', 'order'],
  ['オーダー', 'order'],
  ['订单编号', 'order'],
  ['訂單編號', 'order'],
  ['订单号', 'order'],
  ['訂單號', 'order'],
  ['订单', 'order'],
  ['訂單', 'order'],
  ['주문번호', 'order'],
  ['주문', 'order'],
  ['返品番号', 'return'],
  ['返品', 'return'],
  ['退货单号', 'return'],
  ['退货', 'return'],
  ['반품번호', 'return'],
  ['반품', 'return'],
  ['お問い合わせ番号', 'tracking'],
  ['追跡番号', 'tracking'],
  ['伝票番号', 'tracking'],
  ['送り状番号', 'tracking'],
  ['运单号', 'tracking'],
  ['快递单号', 'tracking'],
  ['物流单号', 'tracking'],
  ['追蹤號碼', 'tracking'],
  ['운송장번호', 'tracking'],
  ['송장번호', 'tracking'],
  ['電話番号', 'phone'],
  ['電話', 'phone'],
  ['电话', 'phone'],
  ['전화번호', 'phone'],
  ['会員番号', 'other'],
  ['商品番号', 'other'],
  ['品番', 'other'],
  ['郵便番号', 'other'],
]

/** Particles between such a word and the number. */
export const gluedParticles = /(?:は|が|の|を|是|为|為|은|는|이|가)$/

/** Stems of words that speak of parcels; a number near one may be a tracking number. */
export const parcelWords =
  /track|trace|parcel|package|shipment|shipped|shipping|deliver|courier|carrier|waybill|awb\b|consignment|\blabel|sendung|paket|päckchen|liefer|versand|versend|verschickt|zustell|zugestellt|colis|livraison|livré|suivi|expédi|transporteur|paquete|envío|enviad|seguimiento|rastre|entrega|transportista|spedi|pacco|tracciamento|consegna|corriere|encomenda|pakket|zending|bezorg|verzend|verzonden|levering|leverans|försänd|spårning|sporing|pakke|seuranta|toimitus|lähety|przesyłk|paczk|kurier|śledz|dostaw|zásilk|balík|doruč|csomag|szállít|colet|livrare|kargo|takip|teslimat|посылк|отправлен|доставк|трек|курьер|δέμα|αποστολ|παράδοση|追跡|荷物|配送|伝票|宅配|快递|运单|物流|包裹|송장|택배|배송|شحن|طرد|تتبع|משלוח|חבילה|מעקב/i
