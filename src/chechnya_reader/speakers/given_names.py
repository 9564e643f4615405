"""Given names, their short forms and spellings: data only, folded as in `words`. No list of particular people."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE_NAMES = _words(
    "abigail ada adela adele adriana agatha agnes agnieszka aisha aiyana akiko akua aleksandra alexandra alexis"
    " alice alicia alina alison alla alma althea amanda amara amelia amina aminata amira amy ana anahit anastasia"
    " anastasiya andrea angela angelina angelique angie anika anita anja anke ann anna annabel anne anneke annette"
    " annie annika anthea antonella antonia antonina arlene aset ashley astrid aurora ava awa ayana ayesha ayse"
    " aysha babette barbara barbora beata beatrice becky belinda bella bernadette bernice bertha beth bettina"
    " betty bev beverly bianca bintou birgit birgitta blanca bonnie bozena brenda bridget bridgette brigitte brittany"
    " camila candace carina carla carlotta carly carmen carol carole caroline carolyn cassandra catherine cathy"
    " cecile cecilia celeste celia celine chantal charlotte cheryl chiamaka chiara chinwe chloe christina"
    " christine ciara cindy claire clara claudia colleen consuelo cora cordelia corinne cornelia cynthia dagmar"
    " dahlia daisy danielle danuta daphne daria darlene dawn debbie deborah debra deepa delia delphine denisa"
    " denise diana diane dina divya dolly dolores donna doris dorota dorothy earlene edith edna effie eileen"
    " ekaterina elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen eloise elsa elvira emi"
    " emilia emilie emily emine emma enid erica erika erin ernestine esme estelle esther eszter ethel eugenia"
    " eunice eva evangeline evelyn evgenia ewa fabienne faith farida fatima fatma fatou fatoumata faye felicia"
    " felicity fern fiona flora florence folake fran frances francesca francine franziska freda frieda fumiko"
    " funmi gabriela gail galina geeta gemma geneva genevieve georgia geraldine gerda gerlinde germaine gertrude"
    " gillian gina giovanna gisela giulia gladys glenda gloria grace greta gretchen guadalupe gudrun gulnara"
    " gunilla gwen gwendolyn gwyneth hala halina hanan hanna hannah harriet haruko hattie hazel heather hedwig"
    " heidi heike helen helena helga henrietta hilary hilda hilde hillary hiroko holly hope hortense huda huong"
    " hyejin ida ifeoma ilana ilona ilse imogen ines inga inge inger ingrid inna irena irene irina irma isabel"
    " isabella isobel ivana ivanka ivy jacinta jacqueline jada jadwiga jana jane janelle janet janice janine"
    " jasmin jasmine jean jeanette jeanne jeannette jelena jemima jenna jennie jennifer jenny jessica jill joan"
    " joann joanna joanne jocelyn jodie johanna jolanta josefa josefina josephine joyce juanita judit judith judy"
    " julia juliana julie juliet juliette june junko justine karen karin karina karla katalin katarina kate"
    " katerina katherine kathleen kathrin kathryn kathy katie katrin katrina katya kavita kayla kazuko keiko kelly"
    " kerstin khadija khadijah kiera kinga kirsten kirsty kristen kristin kristina kristine krystyna laila lakshmi"
    " lan larisa latisha latoya laura laurel lauren laverne lavonne layla leah leanne leila lena leticia leyla"
    " lidia lilian liliana lillian lily lina linda linh lisa liv livia liz lizzie lois lola loretta lori lorna"
    " lorraine lotte louise lucia lucie lucille lucinda lucy ludmila ludmilla luisa lupita luz lydia lynda lynette"
    " lynn lyubov lyudmila mabel madeleine madina madison magda magdalena maggie maha maja makayla malgorzata"
    " malika malin mandy manuela mara marcela marcella margaret margarethe margarita margit margot marguerite"
    " maria mariam marian mariana marianne maribel marie marija mariko marina marisa marisol marissa marjorie"
    " marla marlene marsha marta martha martina mary maryam maryanne masha matilda maud maureen maya meena meera"
    " megan melania melanie melinda melissa mercedes meredith mia michaela michele michelle michiko mila milana"
    " mildred milica millie mina minerva minji mira miranda miriam moira molly mona monica monique muriel myra"
    " myrna myrtle nadezda nadezhda nadia nadine nadira nancy nanette naoko naomi natalia natalie natalya natascha"
    " natasha neha nell nellie nettie ngozi nicola nicole nicolette nikki nina nisha nkechi noelle noemi nora"
    " norma nour nuria odette odile ofelia oksana olena olga olivia opal ottilie paige pamela paola patrice"
    " patricia patsy paula paulette pauline peggy penelope penny perla petra philippa phoebe phyllis pilar polina"
    " polly pooja portia precious priscilla priya prudence rachael rachel radha raisa ramona rana rania raquel"
    " rebecca reem regina rekha renata renee rhoda rhonda rima rimma rita roberta rosa rosalie rosalind rosalyn"
    " rosanna rose rosemarie rosemary rosie roswitha rowena roxanne ruby ruth sabrina sachiko sadie saida sally"
    " salma salome samantha samar samira sandra sangeeta sanna sara sarah saskia savannah selena selma serena"
    " shalini shanice sharon sheila shelley shereen sheryl shirley shona shreya sibyl sigrid silke silvia simone"
    " siobhan sita sofia solange solveig sonia sonja soojin sophia sophie soraya stacey stacy stefanie stella"
    " stephanie sue sunita susan susanna susannah susanne suzanna suzanne svetlana svitlana sybil sybille sylvia"
    " sylvie tabitha tamar tamara tamika tammy tanya tara tarah tasha tatiana tatjana tatyana teresa tess tessa"
    " tessie thea thelma theodora theresa therese thuy tiffany tina trisha trudy ulrike ursula usha ute valentina"
    " valentyna valeria valerie vanessa vasilisa vera verena verity veronica vesna vicki vicky victoria viktoria"
    " viola violet violetta virginia vivian viviana vivienne vlasta wafa waltraud wanda wanjiru wendy wilhelmina"
    " willemijn willow winifred winnie xenia ximena yael yana yara yasmin yasmine yekaterina yelena yevgenia ylva"
    " yoko yolanda yulia yuliya yumi yusra yvette yvonne zadie zahra zainab zaira zanele zara zarema zeinab zelda"
    " zhanna zinaida zoe zoya zsuzsa zulfiya zuzana"
)
MALE_NAMES = _words(
    "aaron abdallah abdi abdul abdulla abdullah abe abebe abel abraham adam adil adolf adolfo adrian agustin"
    " ahmad ahmed ahmet akhmad akhmed akira alain alan alasdair alastair albert alberto albrecht aldo alec"
    " alejandro aleksander aleksandr aleksei alexander alexei alexey alf alfonso alfred alfredo ali alistair allan"
    " alois alonso alphonse alun alvaro alvin amadou amir amos anatoly anders andre andreas andrei andrej andres"
    " andrew andrey andrzej angus anil ansel anselm anthony antoine anton antoni antonio antti anwar ardan arjun"
    " arkady armand armando arnaud arne arno arnold arsen arseny art artem arthur artur arturo arun asher ashok"
    " ashraf aslan august augusto augustus aurelio axel aziz babajide baptiste barack barney barry bart"
    " bartholomew bartosz basil bastian beau ben benedict benito benjamin benoit bernard bernardo bernd bernie"
    " bert bertrand bilal bill billy bjarne bjorn blaine blake bob bobby bogdan boris boyd brad bradley brandon"
    " brendan brent brett brian brock bruce bruno bryan bryant burt byron caleb calvin carl carlo carlos carlton"
    " carsten casper cecil cedric cesar chad charles charlie chet chidi chinedu christian christof christoph"
    " christopher chuck cillian clarence clark claude claudio clay clayton clement cliff clifford clint clive"
    " clyde cody cole colin conor conrad constantine cornelius cory craig curtis cyril cyrus dag dale damian"
    " damien damon dan daniel dario darius darren darryl daryl dave david davide davit dean declan deepak delbert"
    " denis dennis denny denys derek deshawn desmond detlef dexter diego dieter dietrich digby dimitar dimitri"
    " dimitris dinesh dirk dmitri dmitriy dmitry dmytro dominic don donal donald donovan doug douglas douglass"
    " dragan drago drew duane duc dudley duncan dustin dwight dylan eamon earl ebenezer eberhard eckhard ed eddie"
    " edgar edmond edmund eduard eduardo edward edwin efraim egon eitan elias elijah elliott elmer elton emanuele"
    " emeka emerson emil emile emilio emmanuel emmerich emmett enoch enrico enrique enzo ephraim eric erich erik"
    " ernest ernesto ernst erwin esteban ethan etienne eugen eugene eugenio evan evander everett evgeny ezekiel"
    " ezra fabian fabio fadi faisal farid farouk federico felipe felix femi ferdinand fergus fernando filip finn"
    " flavio florian floyd francis francisco franco francois frank franklin frans franz fred freddy frederick"
    " friedrich fritz fyodor gabriel gabriele gareth garrett gary gaston gavin gennady geoff geoffrey georg george"
    " georges georgios gerald gerard gerardo gerd gerhard german giacomo gianni gideon gil gilbert giles gino"
    " giorgi giorgio giovanni giuseppe gleb glen glenn gopal goran gordon gottfried graham grant greg gregory"
    " grigori grigory guido guillaume guillermo gunnar gunter gunther gustav gustavo guy hakan hal hamid hamish"
    " hank hannes hans hari haris harlan harold harry haruna harvey hasan hassan hector heiko heinrich heinz"
    " helmut hendrik henri henrik henry henryk herbert herman hermann hernan hideo hiroshi hisham holger horace"
    " horst howard hubert hugh hugo humberto humphrey hung hussein hyun ian ibrahim ibrahima ifeanyi ignacio igor"
    " iker ilya imad imran inaki ingo ioan isaac isaiah isidore islam ismael ismail ivan ivo ivor jack jacob jaime"
    " jake jakob jakub jamal james jamil janez janos jared jaroslav jarrod jason jasper javier jeb jed jeff"
    " jefferson jeffrey jens jeremiah jeremy jeroen jerome jerry jesse jim jimmy jiri joachim joao joaquin jochen"
    " joe joel johan johann johannes john johnny jon jonah jonas jonathan jordi jorg jorge jorgen jorn jose josef"
    " joseph josh joshua josip jozef juan jude juergen julian jurgen justin kamal kamran kareem karim karl kaspar"
    " kazimierz kazuo keir keith ken kenji kenneth kenta kerim kevin khalid khalil kip kirill kjell klaus knut"
    " kofi konstantin kostas krzysztof kumar kunal kurt kwabena kwame kwesi kyle lachlan lamar lance larry lars"
    " laszlo laurence laurent lawrence lazar leandro leif lennart lenny leo leon leonard leonid leopold leslie"
    " levi lewis liam lindsey lionel lloyd lorenzo lothar lou louis lowell luca lucas lucian lucien ludwig luigi"
    " luis lukas luke lutz lyle maciej magnus magomed mahesh mahmoud malachi malcolm malik mamadou manfred manny"
    " manoj mansour manuel marat marc marcel marcelo marcin marco marcus marek mariano mario marius mark markus"
    " marshall marten martin martyn marvin marwan masao mateo mathias mathieu matt matteo matthew matthias mattias"
    " maurice maurizio max maxim maxime maximilian mazen mehmet melvin merlin micah michael michal michel mick"
    " miguel mihai mikael mike mikhail miklos milan milo milos milton minh miroslav mitch mitt mohamed mohammad"
    " mohammed mohan monty mortimer moses moussa movsar muhammad mukesh munir murad murray mustafa nabil nadir"
    " naresh nasser nathan nathaniel ned neil nelson nestor neville newt niall nicholas nick nico nicolae nicolas"
    " niels nigel nikita niklas nikolai nils nizar noah norbert norman nuno obinna octavio olaf ole oleg oliver"
    " olivier olu omar omer omid orlando orson osama oscar oskar osman osvaldo otis ottavio otto ousmane owen"
    " pablo pal paolo pascal patricio patrick paul pavel pawel pedro pekka percy peregrine petar peter petr petros"
    " phil philip phillip phineas pierre piers piet pietro piotr prakash preston pritpal pyotr qasim quentin"
    " quincy rachid rafael rafal raffaele rainer raj rajendra rajesh rajiv rakesh ralf ralph ramesh ramon ramzan"
    " randall randy raphael rashid raul ravi ray raymond reggie reginald reiner reinhard renato rene reuben rex"
    " reza rhys riad ricardo richard rick rico rob robby robert roberto rocco rodney rodrigo roel roger roland"
    " rolf romain roman ron ronald ronny rory roscoe ross roy ruben rudi rudiger rudolf rudy rufus rupert ruslan"
    " russ russell ryan saad saeed salah saleem salman sam sami samih samir samuel sandeep sandro sanjay sanjeev"
    " santiago satoshi saul scott sean sebastian sebastien sekou selim sepp serge sergei sergey sergio seth"
    " seymour shahid shamil shane shaun sheldon sid sidney siegfried sigurd silas silvio simon sofian solomon"
    " spencer stan stanislav stanley stavros stefan stefano steffen sten stepan stephen steve steven stewart stig"
    " stipan stu stuart suleiman sunil suresh sven sylvester szymon tad tadeusz taha takashi takeshi tamer taras"
    " tareq tarik tariq ted teo terence terrence terry thaddeus theo theodore thierry thom thomas thorsten tibor"
    " tim timothy timur tobias toby todd todor tom tomas tomasz tommaso tommy tony tor torsten toshiro travis"
    " trent trevor tristan tuan tunde tyler tyrone ulf ulrich ulysses umar urs usman uwe vaclav vadim valentin"
    " valentino valery vasile vasily vasyl vernon vicente victor vidal vijay vikram viktor vince vincent vinod"
    " virgil vitaly vito vlad vladimir vladislav volker volodymyr vyacheslav wade wael waldo walid wallace walt"
    " walter warren wayne wendell werner wes wesley wilbur wilf wilfred wilfried wilhelm will william winston"
    " wojciech wolf wolfgang woodrow xavier yahya yakov yann yannick yaroslav yasser yegor yevgeni yevgeny yevhen"
    " yoshio yuri yusef yusuf yves zach zachary zaid zakaria zaur zbigniew zdenek zeke zelimkhan ziad zoltan zoran"
)
OF_BOTH = _words(
    "alex andrea april ariel ashley avery baron beverly billie bobbie camille casey chad chris claude clay daisy"
    " dale dana daryl dawn dean dominique earl elisha evelyn faith faye gabriele grace grant hope ira ivy jackie"
    " jade jamie jan jean jesse jo joan jody joey jordan june kai kelly kerry kim lance laverne lavonne lee leslie"
    " lindsey lou luca lynn marian michele morgan nicola nikita noel pat pearl rene riley robbie robin rose ross"
    " ruby sacha sam sandy sasha shannon sidney stacey stacy taylor terry tracy valentine violet vivian wade yael"
)
"""Names of women and of men, or of women in one country and of men in another: they tell nothing."""

GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES

NICKNAMES: dict[str, frozenset[str]] = {}
"""A given name to the full names that it may stand for (itself among them)."""

for _row in (
    "alexander alex sandy sasha",
    "aleksandr sasha alex",
    "aleksandra sasha",
    "alexandra alex sandra sasha",
    "aleksei alyosha lyosha",
    "abigail abby",
    "andrew andy drew",
    "anthony tony",
    "anastasia nastya",
    "barbara barb",
    "benjamin ben benny",
    "bernard bernie",
    "catherine cathy cate kate katie",
    "charles charlie chuck",
    "christopher chris",
    "christine chris",
    "daniel dan danny",
    "david dave",
    "deborah deb debbie",
    "dmitri dima mitya",
    "donald don",
    "douglas doug",
    "edward ed eddie ted ned",
    "ekaterina katya",
    "elena lena",
    "elizabeth liz beth betsy betty lizzie eliza",
    "evgeny zhenya",
    "eugene gene",
    "frederick fred freddie",
    "gerald jerry gerry",
    "gregory greg",
    "henry hank harry",
    "irina ira",
    "ivan vanya",
    "jacob jake",
    "james jim jimmy jamie",
    "jeffrey jeff",
    "jennifer jen jenny",
    "john jack johnny",
    "jonathan jon",
    "joseph joe joey",
    "joshua josh",
    "katherine kate kathy katie kat",
    "kenneth ken kenny",
    "lawrence larry",
    "leonard len leo",
    "margaret maggie meg peggy",
    "maria masha",
    "matthew matt",
    "michael mike mick mickey",
    "mikhail misha",
    "mitchell mitch",
    "natalia natasha",
    "nathaniel nate nat nathan",
    "nicholas nick",
    "nikolai kolya",
    "olga olya",
    "pamela pam",
    "patricia pat patty trish",
    "patrick pat paddy",
    "pavel pasha",
    "peter pete",
    "philip phil",
    "rebecca becky",
    "richard rick dick rich ricky",
    "robert bob rob bobby robbie",
    "ronald ron ronnie",
    "samuel sam",
    "samantha sam",
    "sergei seryozha",
    "stephen steve",
    "steven steve",
    "susan sue susie",
    "tatiana tanya",
    "theodore ted teddy",
    "thomas tom tommy",
    "timothy tim",
    "victoria vicky tori",
    "vladimir volodya vova",
    "walter walt",
    "william bill billy will",
    "yuri yura",
    "zachary zach zack",
):
    _full, *_short = _row.split()
    for _name in (_full, *_short):
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | {_full}

SPELLINGS = {
    spelling: row.split()[0]
    for row in (
        "mohammed mohamed mohammad muhammad mohamad muhammed mukhammad magomed",
        "hussein husein husain hussain hossein",
        "ahmed ahmad akhmad akhmed ahmet",
        "stephen steven",
        "katherine catherine kathryn katharine",
        "geoffrey jeffrey",
        "philip phillip",
        "sara sarah",
        "maxim maksim",
        "alexander aleksandr aleksander alexandr",
        "alexandra aleksandra",
        "victor viktor",
        "victoria viktoria viktoriya",
        "yevgeny evgeny evgeni evgenii yevgeni evgeniy yevgeniy",
        "pyotr petr piotr",
        "fyodor fedor",
        "yosef yossef",
        "said saeed sayed saiid",
        "usman osman",
        "umar omar",
        "yusuf youssef yousef yusup",
        "abdulla abdullah",
        "daria darya dariya",
    )
    for spelling in row.split()
}
"""Spellings of one given name, to the first of them."""

COMMON_GIVEN = _words(
    "john james michael robert david william mary richard thomas charles joseph paul mark daniel peter"
    " george kevin brian steven edward susan linda jennifer maria anna elena sarah lisa karen nancy jose"
    " juan ali mohammed ahmed ivan sergei aleksandr andrei"
)
