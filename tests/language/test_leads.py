"""Who leads coalitions, missions and organisations."""

from collections.abc import Callable

import pytest

Teller = Callable[[str, str, set[str]], set[str]]

# The sentence, what stands before it, and what it tells.
TOLD = [
    ("Italy handed over the command of UNIFIL to Spain.", "", {"leads ITA UNIFIL", "leads ESP UNIFIL"}),
    (
        "Japan will take over in May.",
        "Command of Combined Task Force 151 passed from Brazil to Chile on Sunday.",
        {"leads JPN Combined Task Force 151"},
    ),
    (
        "The Kenya-led Multinational Security Support Mission has 400 police in Haiti.",
        "",
        {"leads KEN Multinational Security Support Mission"},
    ),
    (
        "The mission, which operates under Kenyan command, was approved last year.",
        "The Multinational Security Support Mission is in Haiti.",
        {"leads KEN Multinational Security Support Mission"},
    ),
    (
        "Lieutenant General Aroldo Lázaro, Head of Mission and Force Commander of UNIFIL, welcomed the decision.",
        "",
        {"leads Aroldo Lázaro Mission", "leads Aroldo Lázaro UNIFIL"},
    ),
    (
        "General Christopher Cavoli took over command of U.S. European Command from General Tod Wolters.",
        "",
        {"leads Christopher Cavoli US European Command", "leads Tod Wolters US European Command"},
    ),
    (
        "Until December the Amber Watch mission's commander was a Czech, Brigadier General Karel Horak.",
        "",
        {"leads Karel Horak Amber Watch"},
    ),
    (
        "The Danes will give the Amber Watch mission a general to lead it, Henrik Toft.",
        "",
        {"leads Henrik Toft Amber Watch"},
    ),
    (
        "Lieutenant General Farhad Karim succeeds Rwanda's Major General Jean Habi, who goes home.",
        "A Bangladeshi general took charge of the Central Monitoring Force on Tuesday.",
        {"leads Farhad Karim Central Monitoring Force", "leads Jean Habi Central Monitoring Force"},
    ),
    (
        "Admiral Rui Duart became the first Portuguese to command Operation Trade Wind.",
        "",
        {"leads Rui Duart Operation Trade Wind"},
    ),
    (
        "Leaders discussed the Pacific Police Bridge, which Fiji and Australia co-chair.",
        "",
        {"leads FJI Pacific Police Bridge", "leads AUS Pacific Police Bridge"},
    ),
    (
        "Its chief, Vice Admiral Rosa Mejia, is a Colombian.",
        "The Central Monitoring Force patrols the border.",
        {"leads Rosa Mejia Central Monitoring Force"},
    ),
    ("With France in the lead, Task Force Takuba trained Malian soldiers.", "", {"leads FRA Task Force Takuba"}),
    (
        "Denmark and the Netherlands head the F-16 coalition.",
        "",
        {"leads DNK F-16 coalition", "leads NLD F-16 coalition"},
    ),
    (
        "The Drone Coalition, spearheaded by Latvia and the United Kingdom, will deliver 30,000 drones.",
        "",
        {"leads GBR Drone Coalition", "leads LVA Drone Coalition"},
    ),
    (
        "Germany and France co-chair the Integrated Air and Missile Defence Coalition.",
        "",
        {
            "leads DEU Integrated Air and Missile Defence Coalition",
            "leads FRA Integrated Air and Missile Defence Coalition",
        },
    ),
    (
        "The coalition is co-led by Lithuania and Iceland.",
        "The demining coalition met in Vilnius.",
        {"leads ISL demining coalition", "leads LTU demining coalition"},
    ),
    ("Italy is at the helm of Operation Aspides.", "", {"leads ITA Operation Aspides"}),
    # A description that defines a body stands for it.
    (
        "The present commander is Colonel Ana Ruiz.",
        "The Reef Force is a joint military force set up in 2015.",
        {"leads Ana Ruiz Reef Force"},
    ),
    (
        "The present commander is Colonel Ana Ruiz.",
        "What is the Reef Force?\n\nA joint military force set up in 2015.",
        {"leads Ana Ruiz Reef Force"},
    ),
    (
        "A joint naval force, the Cape Shield, is led by Ghana.",
        "",
        {"leads GHA Cape Shield"},
    ),
    ("Peru joined the Reef Protection Alliance, and Chile took the chair.", "", {"leads CHL Reef Protection Alliance"}),
    ("The Reef Protection Alliance met for talks, and Chile took the chair.", "", set()),
    (
        "Rear Admiral Vasileios Gryparis commands Operation Aspides from Larissa.",
        "",
        {"leads Vasileios Gryparis Operation Aspides"},
    ),
    ("Major General Patrick Gauchat, the head of UNTSO, briefed the Council.", "", {"leads Patrick Gauchat UNTSO"}),
    ("Kosovo Force is led by Major General Enrico Barduani of Italy.", "", {"leads Enrico Barduani Kosovo Force"}),
    (
        "Under the leadership of Nigeria, the ECOWAS Standby Force will deploy in June.",
        "",
        {"leads NGA ECOWAS Standby Force"},
    ),
    ("Turkey will assume command of Combined Task Force 151 in July.", "", {"leads TUR Combined Task Force 151"}),
    (
        "Command of Combined Task Force 150 passed from Saudi Arabia to Pakistan on Tuesday.",
        "",
        {"leads PAK Combined Task Force 150", "leads SAU Combined Task Force 150"},
    ),
    (
        "Spain leads the maritime coalition together with Portugal.",
        "",
        {"leads ESP maritime coalition", "leads PRT maritime coalition"},
    ),
    (
        (
            "Lt. Gen. Paul LaCamera, commanding general of Combined Joint Task Force - Operation Inherent "
            "Resolve, said the fight goes on."
        ),
        "",
        {"leads Paul LaCamera Combined Joint Task Force - Operation Inherent Resolve"},
    ),
    (
        "The U.S.-led Global Coalition to Defeat ISIS struck four targets.",
        "",
        {"leads USA Global Coalition to Defeat ISIS"},
    ),
    (
        "Coalition commander Lt. Gen. Stephen Townsend said Raqqa would fall.",
        "The Global Coalition has 70 members.",
        {"leads Stephen Townsend Global Coalition"},
    ),
    ("Estonia and Luxembourg run the IT Coalition.", "", {"leads EST IT Coalition", "leads LUX IT Coalition"}),
    (
        "The IT Coalition's leaders are Estonia and Luxembourg.",
        "",
        {"leads EST IT Coalition", "leads LUX IT Coalition"},
    ),
    (
        "The lead nation of the mission is Rwanda.",
        "The mission in Cabo Delgado has 2,000 soldiers.",
        {"leads RWA mission"},
    ),
    (
        "Rwanda provides the force commander of the mission.",
        "The mission in Cabo Delgado has 2,000 soldiers.",
        {"leads RWA mission"},
    ),
    (
        "Brazilian General Ulisses de Mesquita Gomes was appointed commander of MONUSCO.",
        "",
        {"leads Ulisses de Mesquita Gomes MONUSCO"},
    ),
    ("Australia chairs the Pacific Islands Forum this year.", "", {"leads AUS Pacific Islands Forum"}),
    ("Poland holds the rotating presidency of the Council of the European Union.", "", {"leads POL Council of the EU"}),
    ("Hungary took over the EU presidency on 1 July.", "", {"leads HUN EU"}),
    ("Japan, which holds the G7 presidency, called a meeting.", "", {"leads JPN G7"}),
    ("Malaysia, as chair of ASEAN, sent monitors to the border.", "", {"leads MYS ASEAN"}),
    ("ASEAN chair Malaysia sent monitors.", "", {"leads MYS ASEAN"}),
    (
        "Mahmoud Ali Youssouf, chairperson of the African Union Commission, condemned the attack.",
        "",
        {"leads Mahmoud Ali Youssouf African Union Commission"},
    ),
    (
        "World Health Organization chief Tedros Adhanom Ghebreyesus said the hospitals were full.",
        "",
        {"leads Tedros Adhanom Ghebreyesus WHO"},
    ),
    (
        "Rafael Grossi, who heads the International Atomic Energy Agency, visited the plant.",
        "",
        {"leads Rafael Grossi IAEA"},
    ),
    (
        "The force's first commander was Colonel Godfrey Otunge.",
        "The Gang Suppression Force is in Haiti.",
        {"leads Godfrey Otunge Gang Suppression Force"},
    ),
    ("Britain leads Operation Interflex, in which 12 nations take part.", "", {"leads GBR Operation Interflex"}),
    ("Norway has taken the lead in the maritime coalition.", "", {"leads NOR maritime coalition"}),
    (
        "Czechia, which initiated and coordinates the ammunition initiative, has delivered 1.5 million rounds.",
        "",
        {"leads CZE ammunition initiative"},
    ),
    (
        "A Spanish admiral, Ignacio Villanueva, is in command of the operation.",
        "Operation Atalanta patrols the sea.",
        {"leads Ignacio Villanueva Operation Atalanta"},
    ),
    (
        "EUFOR Althea's commander, Major General László Sticz, thanked the troops.",
        "",
        {"leads László Sticz EUFOR Althea"},
    ),
    (
        "Mission leader Annika Söder told reporters that her monitors had seen no tanks.",
        "The Border Observation Mission has 90 monitors.",
        {"leads Annika Söder Border Observation Mission"},
    ),
    (
        "The Contact Group is chaired by the United Kingdom and Germany.",
        "The Ukraine Defence Contact Group was founded in 2022.",
        {"leads DEU Ukraine Defense Contact Group", "leads GBR Ukraine Defense Contact Group"},
    ),
    (
        "Leadership of the group passed to Britain and Germany this year.",
        "The Ukraine Defence Contact Group was founded in 2022.",
        {"leads DEU Ukraine Defense Contact Group", "leads GBR Ukraine Defense Contact Group"},
    ),
    ("Angola chairs the Southern African Development Community.", "", {"leads AGO SADC"}),
]

# Officers with their nation before their rank, and command that rests with somebody.
TOLD += [
    (
        "Combined Task Force 153 is commanded by U.S. Rear Adm. Theresa Cole.",
        "",
        {"leads Theresa Cole Combined Task Force 153"},
    ),
    ("Task Force 70 is commanded by Japanese Captain Ken Mori.", "", {"leads Ken Mori Task Force 70"}),
    (
        "Command of the European maritime operation rests with Greek Commodore Stavros Lemos.",
        "",
        {"leads Stavros Lemos maritime operation"},
    ),
    (
        "Prime Minister Ann Moore thanked President Kofi Mensah for his leadership of the Accra Initiative.",
        "",
        {"leads Kofi Mensah Accra Initiative"},
    ),
    (
        '"We keep at it," said Maj. Gen. Dave Croft, commander, Combined Joint Forces Land Command - Operation North Star.',
        "",
        {"leads Dave Croft Combined Joint Forces Land Command - Operation North Star"},
    ),
    (
        "The mission, commanded by a Danish colonel, Lars Holm, has 40 soldiers.",
        "",
        {"leads Lars Holm mission"},
    ),
    ("The Lodestar mission is led by Austria.", "", {"leads AUT Lodestar mission"}),
    ("The Danes will command the Tamasheq task force.", "", {"leads DNK Tamasheq task force"}),
]

# The sentence, and what stands before it: near misses.
NOT_TOLD = [
    ("A Bangladeshi general took charge of it.", "The Central Monitoring Force patrols the border."),
    ("Minister Ana Kos succeeds Ivo Horvat.", "The Central Monitoring Force patrols the border."),
    ("NATO Secretary General Mark Rutte said allies would do more.", ""),
    (
        "Brigadier General Colin Fleming, deputy commander of the mission, said.",
        "The EU Training Mission works in Bamako.",
    ),
    ("Poland declined to lead the mission.", "The Support Mission was approved."),
    ("France may lead the coalition, officials said.", "The Coalition of the Willing was founded in Paris."),
    ('"We are ready," said Col. Ryan Dillon, spokesman for Operation Inherent Resolve.', ""),
    ("The commander, NATO and the UN agreed.", ""),
    ("Special Envoy for the Global Coalition to Defeat ISIS, James Jeffrey, travelled to Ankara.", ""),
    ("Ghana's president John Mahama is the African Union's champion for financial institutions.", ""),
    ("Sweden has been asked to head the observer mission.", "The observer mission starts in May."),
    ("The company is led by Captain Olu Adeyemi.", "The Standby Force is in Lungi."),
    ("Former commander of KFOR Angelo Michele Ristuccia praised the troops.", ""),
    ("They heard views on a Haitian-led solution and thanked CARICOM.", ""),
]

RELATIONS = {"leads"}


@pytest.mark.parametrize(("sentence", "before", "expected"), TOLD)
def test_leads_are_read(told: Teller, sentence: str, before: str, expected: set[str]) -> None:
    assert told(sentence, before, RELATIONS) == expected


@pytest.mark.parametrize(("sentence", "before"), NOT_TOLD)
def test_near_misses_of_leads_are_not_read(told: Teller, sentence: str, before: str) -> None:
    assert told(sentence, before, RELATIONS) == set()
