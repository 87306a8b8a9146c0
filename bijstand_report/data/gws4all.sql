-- Uitkeringen uit de tabellen van GWS4all: één rij per persoon in een dossier.
--
-- Gebruik:
--   bijstand-report tabellen --bron postgresql+psycopg://gebruiker@server/gws --query gws4all
--     --parameter regeling=0 --parameter gemeente=1930 --periode 2008-2018
--
-- :periode_van en :periode_tot   het programma vult ze met de eerste en de laatste dag van --periode;
--                                wie in die tijd een uitkering had, doet mee
-- :regeling                      de code van de regeling; 0 is periodieke algemene bijstand
-- :gemeente                      de code van de gemeente
--
-- Controleer voor u deze query gebruikt:
-- * szdos.kode_gemeente: de kolom met de gemeente heet niet in elke inrichting zo. Werkt uw
--   administratie voor één gemeente, haal dan deze voorwaarde weg.
-- * Heeft uw administratie de kolommen kode groep en oorspronkelijke begindatum van het dossier, neem
--   ze dan op als "Kode groep" en "Oorspronkelijke begindatum uitkeringsdossier". Het programma voegt
--   dan de dossiers van één uitkering samen.
select
    persoon.clientnr                          as "Clientnummer",
    extract(year from persoon.dd_geboorte)    as "geboortejaar",
    persoon.ind_geslacht                      as "geslacht",
    szdos.dd_st_per_alg                       as "Startdatum periodiek algemeen",
    szdos.dd_end_per_alg                      as "Einddatum periodiek algemeen",
    leefvorm.omschryving                      as "Omschrijving leefvorm",
    szdos.kode_afh                            as "Oorzaak bijstandsafhankelijkheid",
    oorzaak.oms_afh                           as "Omschrijving oorzaak bijstandsafhankelijkheid",
    einde.omschryving                         as "Omschrijving einde bijstandsafhankelijkheid"
from szdos
    -- in een dossier kunnen twee personen zitten
    inner join szbpdos on szbpdos.dossiernr = szdos.dossiernr
    inner join szclient persoon on persoon.clientnr = szbpdos.clientnr
    -- een code zonder omschrijving mag geen uitkering kosten
    left join szdomeinref leefvorm
        on leefvorm.domein_naam = 'D_UIT_IND_SAMENL' and leefvorm.kode = szdos.ind_samenl
    left join szafh oorzaak on oorzaak.kode_afh = szdos.kode_afh
    left join szeind einde on einde.ind_reden_einde = szdos.kode_rede_eind
where szdos.kode_regeling = :regeling
    and szdos.kode_gemeente = :gemeente
    and szdos.dd_st_per_alg <= :periode_tot
    and (szdos.dd_end_per_alg is null or szdos.dd_end_per_alg >= :periode_van)
order by persoon.clientnr, szdos.dd_st_per_alg, szdos.dossiernr
