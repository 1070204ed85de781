"""Words that turn a sentence round where another of them stands in their place.

What is small, common and has an opposite: `more` and `less`, `before` and `after`, `won` and
`lost`. No library at hand knows opposites in these languages without a download. The notation is
that of checks/stems.py.
"""

from __future__ import annotations

TURNING = {
    "ca": (
        "més menys major menor abans després dalt baix sobre sota dins fora tot tots tota totes"
        " alguns algunes molts pocs poc molt primer* últim* darrer* ahir avui demà ell ella ells"
        " elles dreta esquerra nord sud est oest bo bon* mal* millor pitjor gran petit* alt* baix*"
        " nou nov* vell* llarg* curt* fort* feble* aviat tard home dona homes dones dia nit puj*"
        " augment* dismin* guany* perd* obr* obert* tanc* comen* acab* compr* ven* entr* surt*"
        " sort* favor contra"
    ),
    "de": (
        "mehr weniger vor nach vorher nachher auf ab über unter in aus innen außen alle einige"
        " viele erst* letzt* gestern heute morgen er sie ihn ihr* sein* rechts links nord* süd*"
        " ost* west* gut* schlecht* besser* schlimm* größ* klein* groß* hoch hoh* höh* niedrig*"
        " niedr* alt* neu* lang* kurz* stark* schwach* früh* spät* mann frau männer frauen tag"
        " nacht stieg* steig* sank sinkt gefallen fiel* gestiegen gewinn* gewann* gewonnen verlor*"
        " verlier* offen* öffn* geöffnet schließ* geschlossen begann* beginn* begonnen end* kauf*"
        " verkauf* für gegen mit"
    ),
    "en": (
        "more less fewer most least before after up down over under above below in out inside"
        " outside into on off all some many first last next yesterday today tomorrow he she him"
        " her his hers left right north* south* east* west* good bad better worse best worst big*"
        " small* large* little great* high* low* old* new* young* long* short* strong* weak* early"
        " earlier late later man men woman women boy* girl* day* night* rise rises rose risen"
        " rising fall* fell increas* decreas* gain* grew grow* shrank shrink* win wins won winning"
        " lose loses lost losing open* clos* shut* began begin* start* begun end ended ends ending"
        " finish* buy* bought sell* sold enter* leave* arriv* depart* accept* support* oppos* for"
        " against with alive dead allow* ban banned true false same different always often"
        " sometimes legal* illegal* likely possible able easy hard hot cold near far guilty war"
        " peace ally enemy reject* huge tiny third quarter*"
    ),
    "es": (
        "más menos mayor* menor* antes después arriba abajo sobre bajo dentro fuera todo todos"
        " toda todas algun* much* poc* primer* últim* ayer hoy mañana él ella ellos ellas derech*"
        " izquierd* norte sur este oeste buen* mal* mejor* peor* gran grande* pequeñ* alt* baj*"
        " nuev* viej* larg* cort* fuerte* débil* pronto tarde hombre* mujer* día noche sub*"
        " aument* dismin* cae* caí* cay* gan* perd* pierd* abr* abiert* cerr* cierr* comenz*"
        " empez* empiez* termin* acab* compr* vend* entr* sal salen sali* sale favor contra con"
        " siempre"
    ),
    "fr": (
        "plus moins avant après haut bas sur sous dans hors dedans dehors tout tous toute toutes"
        " certain* quelques beaucoup peu premi* derni* hier aujourd'hui demain il elle ils elles"
        " droite gauche nord sud est ouest bon* mauvais* mieux pire meilleur* grand* petit* haut*"
        " bas* nouve* vieux vieil* long* court* fort* faible* tôt tard homme* femme* jour nuit"
        " mont* hauss* baiss* augment* dimin* gagn* perd* ouvr* ouvert* ferm* commenc* début* fin*"
        " termin* achet* vend* entr* sort* pour contre avec toujours"
    ),
    "it": (
        "più meno maggior* minor* prima dopo su giù sopra sotto dentro fuori tutt* alcun* molt*"
        " poc* prim* ultim* ieri oggi domani lui lei egli ella destra sinistra nord sud est ovest"
        " buon* cattiv* megli* peggi* miglior* grand* piccol* alt* bass* nuov* vecchi* lung* cort*"
        " brev* fort* debol* presto tardi uomo uomini donn* giorno notte sal* scend* sces* aument*"
        " dimin* vinc* vint* vins* pers* perd* apert* apr* chius* chiud* iniz* cominc* fin* compr*"
        " vend* entr* usc* per contro con sempre"
    ),
    "pt": (
        "mais menos maior* menor* antes depois acima abaixo sobre sob dentro fora todo todos toda"
        " todas algun* algum* muit* pouc* primeir* últim* ontem hoje amanhã ele ela eles elas"
        " direita esquerda norte sul leste oeste bom bons boa boas mau má ruim melhor* pior*"
        " grande* pequen* alt* baix* nov* velh* long* curt* fort* frac* cedo tarde homem homens"
        " mulher* dia noite sub* aument* diminu* cai* caí* caem ganh* perd* abr* abert* fech*"
        " começ* inici* termin* acab* compr* vend* entr* sai* saí* saem favor contra com sempre"
    ),
    "ru": (
        "больше меньше более менее до после вверх вниз над под в из внутри снаружи все всё вся"
        " некотор* мног* мал* перв* последн* вчера сегодня завтра он она его её справа слева прав*"
        " лев* север* юг* южн* восток* восточн* запад* хорош* плох* лучш* худш* больш* маленьк*"
        " высок* низк* нов* стар* длин* коротк* сильн* слаб* рано поздно мужчин* женщин* день ночь"
        " вырос* раст* упал* пада* сниз* повыс* увелич* уменьш* выигр* проигр* откры* закры* нача*"
        " начин* конч* законч* куп* прода* за против с со всегда"
    ),
    "uk": (
        "більше менше більш менш до після вгору вниз над під в у з із всередині зовні всі все вся"
        " деяк* багат* мал* перш* останн* вчора учора сьогодні завтра він вона його її праворуч"
        " ліворуч прав* лів* північ* північн* півд* схід* східн* захід* західн* хорош* погана*"
        " поган* кращ* гірш* велик* маленьк* високи* низьк* нов* стар* довг* коротк* сильн* слабк*"
        " рано пізно чоловік* жінк* день ніч вирос* зрост* впал* пада* знизи* підвищ* збільш*"
        " зменш* вигра* програ* відкри* закри* поча* почин* закінч* купи* прода* за проти зі"
        " завжди"
    ),
}
