"""Names of made-up people. Everyday names of England and Wales in everyday proportions, put together by hand.

Some are in no list that matching has, some forms of a name are not either: an evaluation on known names would flatter.
"""

from bisect import bisect
from itertools import accumulate
from random import Random

MALE = (
    "David John Michael James Robert Paul Andrew William Mark Thomas Christopher Daniel Stephen Richard Matthew "
    "Peter Anthony Joseph Steven Kevin George Alan Brian Philip Ian Simon Martin Samuel Benjamin Jack Adam Edward "
    "Joshua Alexander Gary Luke Ryan Nicholas Charles Kenneth Mohammed Oliver Harry Jonathan Lee Stuart Craig "
    "Lewis Neil Callum Jordan Kieran Connor Nathan Liam Scott Jake Dean Sean Karl Graham Keith Colin Barry "
    "Terence Raymond Derek Patrick Dennis Frederick Leonard Aaron Bradley Kyle Ashley Reece Jamie Carl Wayne "
    "Darren Jason Trevor Gareth Rhys Owen Dylan Ethan Noah Leo Oscar Theo Archie Alfie Freddie Isaac Max Harvey "
    "Mason Tyler Ahmed Ali Hassan Hussain Imran Usman Bilal Yusuf Ibrahim Omar Hamza Tariq Krzysztof Piotr Tomasz "
    "Pawel Marek Jakub Mateusz Kamil Bartosz Dariusz Andrei Ionut Florin Cosmin Chidi Emeka Kwame Kofi Tendai "
    "Femi Babatunde Abel Yonas Tesfay Filmon Wei Jun Minh Tuan Arjun Rohan Sanjay Vijay Gurpreet Harjit Balwinder "
    "Zoltan Tamas Gintaras Mindaugas Joaquim Thiago Siavash Reza Farhad"
).split()
FEMALE = (
    "Susan Sarah Margaret Elizabeth Emma Rebecca Laura Karen Claire Victoria Jennifer Nicola Helen Patricia "
    "Christine Julie Jane Mary Amanda Samantha Louise Rachel Michelle Charlotte Lisa Joanne Catherine Hannah Amy "
    "Jessica Emily Lauren Sophie Megan Chloe Katie Gemma Stephanie Kelly Angela Deborah Jacqueline Sharon Tracey "
    "Alison Linda Barbara Ann Carol Janet Sandra Jean Dorothy Joan Maureen Sheila Pauline Gillian Lesley Lynn "
    "Donna Dawn Wendy Heather Zoe Natalie Leanne Kirsty Danielle Abigail Bethany Olivia Amelia Isla Ava Mia Ella "
    "Grace Freya Poppy Lily Ruby Evie Isabella Daisy Phoebe Alice Holly Molly Eleanor Georgina Francesca Harriet "
    "Imogen Jade Paige Shannon Kayleigh Tia Fatima Aisha Zainab Khadija Maryam Amina Yasmin Nadia Saira Shabana "
    "Rukhsana Nasreen Katarzyna Agnieszka Malgorzata Magdalena Joanna Ewa Beata Justyna Oksana Iryna Svitlana "
    "Elena Mihaela Ioana Ngozi Chiamaka Adaeze Abena Akosua Rutendo Selam Eden Winta Mei Ling Thuy Linh Priya "
    "Anjali Deepa Meera Simran Jasleen Manpreet Zsofia Eszter Ruta Jurgita Beatriz Larissa Parisa Shirin Leila"
).split()
FAMILY = (
    "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker "
    "White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris "
    "Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett "
    "Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards "
    "Khan Marshall Anderson Simpson Ellis Adams Singh Begum Wilkinson Foster Chapman Powell Webb Rogers Gray "
    "Mason Ali Hunt Hussain Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Barker "
    "Fisher Stevens Jenkins Murray Dixon Harvey O'Neill O'Brien O'Connor McDonald McCarthy MacLeod Ahmed Akhtar "
    "Mahmood Iqbal Hassan Rahman Chowdhury Islam Sharma Gill Kaur Nowak Kowalski Wiśniewski Wójcik Kamiński "
    "Lewandowski Zieliński Szymański Popescu Ionescu Dumitru Okafor Okonkwo Mensah Owusu Moyo Ncube Tesfaye Haile "
    "Nguyen Tran Pham Chen Wang Li Zhang Silva Santos Costa Pereira Kovács Nagy Tóth Kazlauskas Hosseini Ahmadi "
    "Karimi Müller Garcia Fernández Rossi Shevchenko Kovalenko Bondarenko"
).split()
_BEGIN = (
    "Ash Bar Beck Black Brad Brock Burn Cald Carl Chad Col Crow Dal Dun East Ed Farn Fen Gar Gold Grim Had Hart "
    "Hazel Hey Hol Horn Kel Kirk Lang Lind Long Mar Mid Nor Oak Old Pen Pick Rad Raven Red Rish Rother Row Sand "
    "Sher Silver Stan Stock Sut Tem Thorn Til Under Wake Wal War West Whit Win Wool Yar"
).split()
_END = (
    "bourne brook bridge by combe cott croft dale don fall field ford gate ham hurst ington ley low man mere mond "
    "more over ridge scough shaw side son stall stead stone thorpe ton wall well wick wood worth"
).split()
RARE = [b + e for b in _BEGIN for e in _END]

NICKNAMES = {
    "William": "Bill Billy Will Liam", "Robert": "Bob Rob Bobby", "James": "Jim Jamie Jimmy Jay",
    "Michael": "Mike Mick", "Thomas": "Tom Tommy", "Christopher": "Chris", "Daniel": "Dan Danny",
    "Stephen": "Steve Stevie", "Peter": "Pete", "Richard": "Rick Richie Dick", "Matthew": "Matt Matty",
    "Anthony": "Tony Ant", "Joseph": "Joe Joey", "Andrew": "Andy", "Steven": "Steve", "Kevin": "Kev",
    "Philip": "Phil", "Samuel": "Sam Sammy", "Benjamin": "Ben Benji", "Edward": "Ed Ted", "Joshua": "Josh",
    "Alexander": "Alex Sandy", "Nicholas": "Nick", "Charles": "Charlie Chaz", "Kenneth": "Ken Kenny",
    "Oliver": "Ollie", "Jonathan": "Jon Jonny", "Stuart": "Stu", "Terence": "Terry", "Raymond": "Ray",
    "Frederick": "Fred", "Leonard": "Len", "Patrick": "Paddy Pat", "Mohammed": "Mo", "David": "Dave Davey",
    "John": "Jack Johnny", "Krzysztof": "Krzysiek Chris", "Piotr": "Peter", "Tomasz": "Tomek", "Babatunde": "Tunde",
    "Gurpreet": "Preet", "Susan": "Sue Susie", "Margaret": "Maggie Peggy Meg",
    "Elizabeth": "Liz Beth Betty Lizzie Libby", "Emma": "Em", "Rebecca": "Becky Becca Bex",
    "Victoria": "Vicky Tori", "Jennifer": "Jenny Jen", "Nicola": "Nicky Nic", "Patricia": "Pat Trish",
    "Christine": "Chris Chrissie", "Amanda": "Mandy", "Samantha": "Sam", "Rachel": "Rach", "Michelle": "Shell",
    "Charlotte": "Lottie Charlie", "Joanne": "Jo", "Catherine": "Kate Cath Cathy", "Jessica": "Jess",
    "Katie": "Kate", "Stephanie": "Steph", "Angela": "Angie", "Deborah": "Debbie Debs", "Jacqueline": "Jackie",
    "Barbara": "Barb", "Pauline": "Paula", "Gillian": "Gill", "Abigail": "Abbie", "Olivia": "Liv Livvy",
    "Amelia": "Milly", "Isabella": "Izzy Bella", "Eleanor": "Ellie Nell", "Georgina": "Georgie Gina",
    "Francesca": "Fran Frankie", "Katarzyna": "Kasia", "Agnieszka": "Aga", "Malgorzata": "Gosia",
    "Magdalena": "Magda", "Oksana": "Ksenia",
}  # fmt: skip
SPELLINGS = {
    "Mohammed": "Muhammad Mohamed Mohammad", "Hussain": "Hussein", "Ahmed": "Ahmad", "Usman": "Osman",
    "Yusuf": "Youssef", "Aisha": "Ayesha Aysha", "Khadija": "Khadijah", "Maryam": "Mariam", "Fatima": "Fatimah",
    "Zainab": "Zaynab", "Catherine": "Katherine Kathryn", "Ann": "Anne", "Sarah": "Sara", "Claire": "Clare",
    "Stephen": "Steven", "Philip": "Phillip", "Alan": "Allan", "Tracey": "Tracy", "Lynn": "Lynne",
    "Sophie": "Sofie", "Jonathan": "Johnathan", "Iryna": "Irina", "Svitlana": "Svetlana", "Reza": "Riza",
    "Saira": "Saera", "Callum": "Calum",
}  # fmt: skip
PLACEHOLDERS = ("Unknown", "Mr X", "Test", "UNKNOWN", "not known", "N/K", "Male", "Anon")


class Drawn:
    """Names drawn with the first of the list the likeliest; `rest` shares what is left evenly."""

    def __init__(self, names: list[str], rest: list[str], share: float) -> None:
        weights = [1 / (n + 6) for n in range(len(names))]
        scale = (1 - share) / sum(weights)
        each = [share / len(rest)] * len(rest) if rest else []
        self._names = [*names, *rest]
        self._up_to = list(accumulate([w * scale for w in weights] + each))

    def one(self, chance: Random) -> str:
        """A name."""
        return self._names[min(bisect(self._up_to, chance.random()), len(self._names) - 1)]


MEN, WOMEN = Drawn(MALE, [], 0.0), Drawn(FEMALE, [], 0.0)
FAMILIES = Drawn(FAMILY, RARE, 0.45)
