"""Which number identifies a taxpayer, country by country. Data, not code.

Each name is a module of python-stdnum, or ``PLAIN`` for length and characters only; the first that
accepts a number wins. ``personal`` are the numbers of natural persons, which only a sole trader may
give, after those of ``names``. Numbers that the law keeps for tax offices alone (the German IdNr.,
the Japanese individual number) are not asked for: their countries give traders another one.
"""

from dataclasses import dataclass

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class TaxIdRule:
    label: str
    shape: str
    names: tuple[str, ...]
    personal: tuple[str, ...] = ()
    personal_label: str = ""
    personal_shape: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "personal_label", self.personal_label or self.label)
        object.__setattr__(self, "personal_shape", self.personal_shape or self.shape)

    def get_label(self, entity_type: str) -> str:
        return self.personal_label if entity_type == "sole_trader" else self.label

    def list_names(self, entity_type: str) -> tuple[str, ...]:
        return self.names + (self.personal if entity_type == "sole_trader" else ())


def _vat(label: str, example: str, *names: str, personal: tuple[str, ...] = ()) -> TaxIdRule:
    also = " or your personal tax number" if personal else ""
    shape = f"It looks like {example}"
    return TaxIdRule(
        label, f"{shape}.", names, personal, f"{label}{also}", f"{shape}{also and ','}{also}."
    )


FALLBACK = TaxIdRule(
    "tax registration number",
    "It has 5 to 25 letters and digits, as printed on letters from your tax office.",
    (PLAIN,),
)
RULES: dict[str, TaxIdRule] = {
    "US": TaxIdRule(
        "EIN",
        "An EIN is two digits, a dash and seven digits, as on the IRS letter CP 575 or 147C.",
        ("us.ein",),
        ("us.ssn",),
        "EIN or SSN",
        "An EIN is two digits, a dash and seven digits; "
        "an SSN is three, two and four digits with dashes.",
    ),
    "GB": TaxIdRule(
        "UTR (Unique Taxpayer Reference)",
        "A UTR has ten digits; it stands on letters from HMRC and in your online tax account.",
        ("gb.utr",),
    ),
    "CA": TaxIdRule(
        "Business Number",
        "A Business Number has nine digits, and RC, RT or the like with four more if you wish.",
        ("ca.bn",),
        ("ca.sin",),
        "Business Number or SIN",
        "A Business Number or Social Insurance Number has nine digits.",
    ),
    "DE": TaxIdRule(
        "VAT number (USt-IdNr.) or tax number (Steuernummer)",
        "A USt-IdNr. is DE and nine digits; a Steuernummer has ten to thirteen digits.",
        ("de.vat", "de.stnr"),
    ),
    "FR": _vat(
        "SIREN, SIRET or VAT number",
        "nine digits (SIREN), fourteen digits (SIRET), or FR and eleven characters",
        "fr.siren",
        "fr.siret",
        "fr.tva",
    ),
    "IE": _vat(
        "tax reference number",
        "seven digits and one or two letters, such as 1234567TW",
        "ie.vat",
        personal=("ie.pps",),
    ),
    "NL": _vat(
        "VAT number (btw) or RSIN",
        "NL, nine digits, B and two digits, or nine digits alone",
        "nl.btw",
        "nl.bsn",
    ),
    "ES": _vat("NIF", "nine characters with a letter first or last", "es.nif"),
    "IT": _vat(
        "Partita IVA or codice fiscale",
        "eleven digits, or sixteen letters and digits",
        "it.iva",
        "it.codicefiscale",
    ),
    "AT": _vat(
        "UID or tax number",
        "ATU and eight digits, or nine digits (Steuernummer)",
        "at.uid",
        "at.tin",
    ),
    "BE": _vat("enterprise number", "ten digits that begin with 0 or 1", "be.vat"),
    "BG": _vat("VAT number", "BG and nine or ten digits", "bg.vat"),
    "HR": _vat("OIB", "eleven digits", "hr.oib"),
    "CY": _vat("VAT number", "eight digits and a letter", "cy.vat"),
    "CZ": _vat("DIČ", "CZ and eight to ten digits", "cz.dic"),
    "DK": _vat("CVR number", "eight digits", "dk.cvr"),
    "EE": _vat("KMKR number", "EE and nine digits", "ee.kmkr"),
    "FI": _vat("Y-tunnus", "seven digits, a dash and one digit", "fi.ytunnus", "fi.alv"),
    "GR": _vat("AFM", "nine digits", "gr.vat"),
    "HU": _vat("VAT number", "HU and eight digits", "hu.anum"),
    "LV": _vat("VAT number", "LV and eleven digits", "lv.pvn"),
    "LT": _vat("VAT number", "LT and nine or twelve digits", "lt.pvm"),
    "LU": _vat("VAT number", "LU and eight digits", "lu.tva"),
    "MT": _vat("VAT number", "MT and eight digits", "mt.vat"),
    "PL": _vat("NIP", "ten digits", "pl.nip"),
    "PT": _vat("NIF", "nine digits", "pt.nif"),
    "RO": _vat("CUI", "RO and two to ten digits", "ro.cf"),
    "SK": _vat("VAT number (IČ DPH)", "SK and ten digits", "sk.dph"),
    "SI": _vat("VAT number", "SI and eight digits", "si.ddv"),
    "SE": _vat(
        "organization number",
        "ten digits, written 123456-7890, or SE and twelve digits",
        "se.orgnr",
        "se.vat",
        personal=("se.personnummer",),
    ),
    "NO": _vat("organization number", "nine digits, with MVA if you wish", "no.orgnr", "no.mva"),
    "CH": _vat("UID", "CHE and nine digits, with MWST, TVA or IVA if you wish", "ch.uid", "ch.vat"),
    "IS": _vat("VSK number", "five or six digits", "is_.vsk", personal=("is_.kennitala",)),
    "AU": _vat("ABN", "eleven digits", "au.abn"),
    "NZ": _vat("IRD number", "eight or nine digits", "nz.ird"),
    "SG": _vat("UEN", "nine or ten digits and letters", "sg.uen"),
    "IN": _vat(
        "GSTIN or PAN", "fifteen characters (GSTIN) or ten characters (PAN)", "in_.gstin", "in_.pan"
    ),
    "JP": TaxIdRule(
        "corporate number",
        "A corporate number has thirteen digits.",
        ("jp.cn",),
        (PLAIN,),
        "corporate or invoice registration number",
        "A corporate number has thirteen digits; an invoice registration number T and thirteen.",
    ),
    "KR": _vat("business registration number", "ten digits, written 123-45-67890", "kr.brn"),
    "TW": _vat("unified business number", "eight digits", "tw.ubn"),
    "BR": _vat("CNPJ", "fourteen digits", "br.cnpj", personal=("br.cpf",)),
    "MX": _vat("RFC", "twelve or thirteen letters and digits", "mx.rfc"),
    "AR": _vat("CUIT", "eleven digits", "ar.cuit"),
    "CL": _vat("RUT", "seven or eight digits, a dash and a check character", "cl.rut"),
    "CO": _vat("NIT", "nine or ten digits", "co.nit"),
    "PE": _vat("RUC", "eleven digits", "pe.ruc"),
    "ZA": _vat("tax reference number", "ten digits that begin with 0, 1, 2, 3 or 9", "za.tin"),
    "IL": _vat("company number", "nine digits", "il.hp", personal=("il.idnr",)),
    "TR": _vat("VKN", "ten digits", "tr.vkn", personal=("tr.tckimlik",)),
    "TH": _vat("tax id", "thirteen digits", "th.tin"),
    "VN": _vat("MST", "ten or thirteen digits", "vn.mst"),
    "ID": _vat("NPWP", "fifteen or sixteen digits", "id.npwp"),
    "KE": _vat("PIN", "a letter, nine digits and a letter", "ke.pin"),
}
