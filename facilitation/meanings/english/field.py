"""What words mean all over the field."""

MEANINGS = """
agreement agree* protocol* convention* pact memorandum
bank bank* account*
bureaucracy bureaucra* form forms paperwork administrat*
certificate certif* attest* diploma* degree* qualification* recogni*
childcare child* nursery kindergarten mother* parent*
company compan* firm* business* employer* enterprise*
continuity continu* discontinu* interrupt*
course course* lesson* class* teach*
delay delay* wait* slow* late
digital digital* online electronic*
driver transport* bus buses train* licence* license* bicycle* bike* commut*
expectation expect* realistic* unrealistic* dream*
funding fund* money budget* financ*
health health* psycholog* trauma* medical*
hire hire* hiring recruit* contract* permanent
housing hous* home* rent* flat* apartment* landlord* accommodation*
incentive incentiv* subsid* bonus* tax
information inform* communicat*
interview interview*
internship intern* trainee* placement*
language language* english literacy
mediator mediat* interpret* translat*
meeting meeting* roundtable*
migrant migrant* refugee* foreign* immigrant* asylum
monitoring monitor* evaluat* check* survey*
network network* partner* collaborat* cooperat* coordinat*
pay paid pays payment* allowance* wage* salar* stipend*
permit permit* visa residence
platform platform* database* archive*
prejudice prejudic* racis* stereotyp* discriminat* distrust*
schedule shift* evening* weekend* hours
skill skill* competence* abilit*
team team* staff
tutor tutor* mentor* coach*
visit visit* tour*
"""
