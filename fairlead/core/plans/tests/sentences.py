"""Sentences of direction that are sound, and pairs that say the same or pull two ways: invented, in the words of many trades."""

SOUND = {
    "Goals": """
Two hundred homes insulated by December 2027.
95 % of parcels delivered on the first try.
4,000 library cards in use by summer 2027.
Revenue of 2.4 million in 2027.
Turnover of staff below 12 % a year.
""",
    "Purpose": """
We help people get home safely when the last train has gone.
Give every child in the county a library card and a reason to use it.
To make a hearing test as ordinary as an eye test.
Good tools for people who fix things.
We bring fresh fish from the boat to the plate in a day.
Affordable homes built by people who live next door.
Help small charities spend less time on paperwork and more with people.
To keep the lights on in every farmhouse on the island.
Our software gives nurses back an hour of each shift.
We exist so that first-time buyers are not cheated.
Repair, not replace.
Music lessons for children whose parents cannot pay for them.
Help small farms sell straight to kitchens.
We exist so that no tenant waits for heat in winter.
Make the trades a career that parents are proud of.
To keep people in their own homes for as long as they want.
Bring clean water to every village in the district.
Help families sleep at night by telling them what a repair costs before we start.
Clean energy for ordinary houses.
To give every apprentice a trade and every customer a straight answer.
We make accounting software that a plumber can use on a phone.
Build homes that people can afford on a nurse's pay.
Good care, close to home, from people you know by name.
We teach adults to read.
Every parcel we touch arrives dry and whole.
To be the garage that our neighbours send their mothers to.
Help independent shops keep their customers by delivering the same day.
Give local charities a website that their volunteers can run.
""",
    "Vision": """
By 2031 our boats run without diesel.
A town where nobody needs a car to shop.
The first place parents think of when a child is ill at night.
Every second roof in the valley carries our panels by 2032.
By 2029, one in three loaves in the town is ours.
Every school in the county has a garden by 2030.
A night bus in every valley.
In five years no customer of ours has to ask twice.
We run on the power from our own roof by 2028.
""",
    "Priorities": """
Call each customer two days after delivery.
Bring complaints down to five a month.
Publish waiting times every Monday.
Get the Harbour Street site through its inspection.
Teach all cooks the allergy card.
Sign three-year leases for the two busiest shops.
Cut the paperwork of a claim to one page.
Every delivery has a photograph.
Offer the evening course in four more villages.
Have a spare part for each pump within a day's drive.
Put a second nurse on every night shift.
Raise the share of invoices paid on time from 60 % to 90 %.
Reduce the average wait at reception to four minutes.
Bring back the Saturday market.
Make each store manager the owner of their rota.
Launch the spare-parts shop online.
Start every site meeting with the last near miss.
Move the accounts to the new system before year end.
Swap plastic trays for card in all canteens.
Build ten houses at Mill Lane.
Train a deputy for every key role.
Tenants get a reply to repairs within one working day.
Halve the number of pages in our tender documents.
Increase on-time departures to 92 %.
Drivers never drive more than nine hours.
Keep the clinic open until eight on weekdays.
Grow the evening classes to two hundred learners.
Stop missed bin collections on the east side.
Improve the pass rate of first-time learners to 70 %.
Win the council contract for school meals.
Every new recipe is tasted by ten regulars before it goes on the menu.
Lower the price of a basic check-up by a tenth.
Answer nine of ten calls before the third ring.
Send the weekly report by Friday noon.
Fix the heating in all three schools before October.
Close the books within five working days.
Recruit a head chef for the new site.
Give each customer one bill, whatever they buy.
Deliver bread to the hospital before six.
One in three new hires comes from our own apprentices.
Check each harness before each climb.
Extend the warranty on gearboxes to five years.
Reuse packaging for local deliveries.
No patient waits more than two weeks for a first visit.
Open on Sundays in the tourist season.
Our quality team tests a batch from every line each day.
Get the average age of the fleet under six years.
Customers see the price before we start the work.
Run a repair café once a month.
Make every form readable on a phone.
Write handovers in plain words.
Plant two trees for each one that we fell.
Share sales figures with all staff every month.
Insulate the roof of the main hall.
Hold a fire drill in each home every quarter.
Pay interns from the first day.
Answer every customer email within one working day.
Reduce returns of damaged glass to one in a hundred.
Cut the time from order to delivery from nine days to five.
Train every shop lead in first aid by June.
Open the second workshop in Redford.
Keep nine in ten apprentices to the end of their course.
Move all payroll to the new system without a late payslip.
Every new starter has a buddy on the first morning.
Get invoices out within two days of the job.
Publish prices on the website and stick to them.
Win back twelve of the clients who left in 2025.
Halve the waiting list for hip replacements.
Visit each supplier once a year, in person.
Replace the old boiler before winter.
Ship a release every second Tuesday.
No one works more than two weekends a month.
Sell direct to restaurants, not through wholesalers.
Build the habit of weekly safety walks in all six sites.
Make onboarding take ten minutes instead of forty.
Raise the pay of drivers to the regional median.
Grow repeat bookings by calling guests a month after they leave.
Increase the share of orders placed online to 40 %.
Improve first-time fix rate from 70 % to 85 %.
Bring the accident rate below one per 100,000 hours.
Give every team leader time to coach: two hours a week, off the line.
Fix the five bugs that customers report most.
Hire two nurses for the night shift.
Launch the Saturday clinic in Eastgate.
Cut food waste by half in all kitchens.
Customers can reach a human being within three minutes.
Every site has a named safety lead, and they have a day a week for it.
We reply to each applicant within five days, yes or no.
Take on six apprentices from the college.
Renew the contract with the hospital trust.
Get the ISO 9001 certificate.
Stop quoting for jobs under £500.
Develop three recipes for the winter menu.
Write down how we price, and teach it to all estimators.
Deliver 98 % of orders on the promised day.
Collect overdue debts within 45 days.
Double the number of volunteers who come back a second time.
Support managers to hold a one-to-one with each person every fortnight.
Reach every household in the valley with fibre.
Serve a hot lunch to every pupil.
Customer calls are answered by a person, in under a minute.
A quality check on every door before it leaves the shop.
Service every lift twice a year.
Improve the rota so that nobody closes and opens the next day.
One platform for all bookings.
Simplify our price list to one page.
Standardise the toolkit in every van.
Turn complaints into fixes within a week.
The quality of our bread is the same on Monday as on Saturday.
Communication with families: a call each Friday.
Delivery within two hours in the city.
Fewer meetings: no more than six hours a week each.
Same-day service for regular customers.
Better handovers between day and night shift.
Pay suppliers in 14 days.
Set up a training kitchen and run it four days a week.
Launch in Portugal with two partners.
Retain 92 % of customers at renewal.
Reduce staff turnover in the call centre to 20 %.
Keep costs per meal under 3.20.
Cut energy costs by fitting LED lamps in all halls.
Half of sales come from repeat customers.
Stock the twenty best-selling parts in each van.
Find and fix leaks within 48 hours.
""",
    "Not doing": """
We do not sell extended warranties.
No more than two big projects at a time.
Export.
We will not open on bank holidays.
Same-day delivery to the islands.
No advertising on social media.
We do not serve chains.
Business customers, for now.
New product lines before 2028.
Home visits outside the county.
We are not building our own payment system.
No franchise shops.
We do not take on work outside the county.
Government tenders.
We will not sell on price.
Building our own delivery fleet.
No acquisitions in 2027.
No custom features for a single client.
Enterprise customers.
Marketing on television.
We don't do emergency call-outs after ten at night.
We won't chase growth at the cost of Sunday rest.
No discounts.
Weddings, until the new kitchen is running.
Expansion beyond the three counties.
Consulting.
International expansion.
""",
    "Values": """
Finish what you start.
We say sorry first and explain later.
Ask the person who does the job.
Plain prices.
Safety before speed.
Share what you know.
Nobody carries a heavy load alone.
Leave the kitchen cleaner than you found it.
Do what you said you would do.
Leave the place better than you found it.
Ask before you assume.
Own the outcome.
Customers first.
We are honest when it costs us.
Curiosity over certainty.
Disagree openly, then commit.
Keep it simple.
We look after each other.
""",
}
# Some are beyond words alone: they are counted, not demanded.
CONTRARY = """
Cut the price of the basic box. | Raise prices by five per cent.
Open three new branches. | Close one branch in each county.
Hire 40 drivers. | Cut the number of drivers by a tenth.
Centralise purchasing at head office. | Let each branch buy locally.
Every branch decides its own prices. | Prices are set centrally.
Be the cheapest in town. | Sell only premium products.
Answer calls within one hour. | Calls are answered within four hours.
Grow the night shift. | No night work.
Take on larger clients. | We focus on small clients only.
Launch in Germany. | We do not expand abroad.
Offer a wider range of breads. | Reduce the range of breads.
Everyone works from the office. | Everyone may work remotely.
Sell the van fleet. | Buy six more vans.
Serve every customer who calls. | We turn away customers without an account.
Deliver every order the same day. | Deliveries go out once a week.
Reduce agency staff to zero. | Use more agency staff at Christmas.
More meetings with each client. | Fewer meetings with clients.
We work with any client. | No clients from the tobacco trade.
Ship faster: two releases a week. | Slow down releases to one a month.
Keep the Leeds depot. | Close the Leeds depot by June.
Insource all cleaning. | Outsource cleaning to one firm.
Accept every order. | Refuse orders under 50 pounds.
"""
# The second stands under Not doing.
REFUSED = """
Open two shops in the north. | No new shops.
Launch a mobile app. | We do not build an app.
Win three government contracts. | Government tenders.
Deliver on Sundays. | No Sunday deliveries.
Offer weekend appointments. | We do not work at weekends.
Buy a competitor. | No acquisitions.
Raise prices by 5 %. | We will not raise prices.
Hire two designers. | No hiring this year.
Sell through wholesalers. | Selling through wholesalers.
Start a catering service. | Catering for events.
"""
# The second stands under Not doing, and both can be followed.
NOT_REFUSED = """
Open two shops in the north. | No shops outside the county.
Answer every call in an hour. | No calls after ten at night.
Win three hospital contracts. | No contracts under a week.
Train six apprentices. | We do not poach apprentices from rivals.
Raise the share of repeat clients to 60 %. | No clients that pay late.
Ship every Friday. | No releases on a Friday evening.
Deliver bread by bike. | Delivering bread to supermarkets.
Grow the wedding trade. | Weddings of more than 200 guests.
"""
# One said twice.
SAME = """
Call every client within a week of delivery. | Each customer is phoned within one week after delivery.
Cut waste in the kitchen. | Reduce kitchen waste.
Train all managers. | Every manager goes through training.
Every order ships in two days. | Orders leave within two days.
Answer customers quickly. | Respond to clients fast.
Hire ten nurses. | Recruit ten more nurses.
Put safety first. | Safety comes before everything.
Pay suppliers on time. | Suppliers are paid when we said.
Every tenant gets an answer in two days. | We answer each tenant within two days.
Keep our best people. | Reduce the number of good people who leave.
Fewer returns. | Bring down returns.
Deliver on the day we promised. | Keep our delivery promises: on the promised day.
Customers come first. | We put the customer first.
"""
# Near in words, two things.
DIFFERENT = """
Call every client within a week of delivery. | Visit every client once a year.
Train all managers in first aid. | Train all drivers in first aid.
Open a shop in Leeds. | Open a shop in York.
Every order ships in two days. | Every return is refunded in two days.
Raise pay of drivers. | Cut overtime of drivers.
Hire ten nurses. | Keep ten nurses a year longer.
Answer letters in five days. | Answer calls in five minutes.
Raise first-visit repairs to 85 %. | Repairs in one day for leaking roofs.
Cut the queue at the till to two minutes. | Raise the pay at the till.
Deliver on time in 95 % of cases. | Deliver without damage in 99 % of cases.
Reduce the time from order to delivery. | Increase the share of orders placed online.
Fewer lorries on the road at night. | More drivers home at night.
Grow the Saturday clinic. | Shorter waits at the Saturday clinic.
Open the shop earlier. | Close the books by the fifth.
Quotes go out in three days. | Invoices go out in two days.
"""

# Sentences with one fault each: check, heading, sentence.
FAULTY = """
buzzwords | Purpose | Leverage cutting-edge technology to unlock value for stakeholders.
buzzwords | Priorities | Deliver seamless omnichannel experiences.
buzzwords | Priorities | Become a data-driven, agile organisation.
buzzwords | Priorities | Drive synergy across all business units.
buzzwords | Vision | To be the partner of choice for innovative end-to-end solutions.
buzzwords | Priorities | Build a best-of-breed platform ecosystem.
buzzwords | Priorities | Unlock synergies and move the needle on stakeholder value.
buzzwords | Priorities | Leverage our core competencies to disrupt the market.
buzzwords | Purpose | We empower people to reimagine tomorrow.
buzzwords | Priorities | Double down on our customer-first DNA and go the extra mile.
buzzwords | Priorities | Create a robust, scalable, future-ready growth engine.
buzzwords | Purpose | Passionate about delivering world-class customer experiences.
buzzwords | Priorities | Shift the paradigm of bread.
buzzwords | Values | We think outside the box.
buzzwords | Priorities | Harness big data for transformative insights.
buzzwords | Priorities | Champion a culture of continuous innovation.
no-image | Priorities | Improve quality and efficiency.
no-image | Priorities | Strengthen customer engagement and satisfaction.
no-image | Priorities | Excellence in everything we do.
no-image | Purpose | To create value through excellence and integrity.
no-image | Priorities | Foster collaboration and alignment across the organisation.
no-image | Vision | A future of sustainable growth and prosperity.
no-image | Priorities | Enhance organisational effectiveness.
no-image | Priorities | Operational efficiency.
no-image | Priorities | Promote wellbeing and a positive environment.
no-image | Priorities | Ensure the optimisation of capability development.
no-image | Priorities | Increase our relevance and competitiveness.
no-image | Priorities | Advance quality, reliability and consistency.
no-image | Priorities | Be more customer focused.
no-image | Purpose | We make a difference.
no-image | Purpose | Making the world a better place.
no-image | Priorities | Achieve greater productivity through better communication.
goal-as-strategy | Priorities | Grow revenue to 12 million.
goal-as-strategy | Priorities | Double turnover in two years.
goal-as-strategy | Priorities | Become the number one bakery in the county.
goal-as-strategy | Priorities | Reach 20 % EBITDA margin.
goal-as-strategy | Priorities | Increase sales by a quarter.
goal-as-strategy | Priorities | Win 15 % market share.
goal-as-strategy | Priorities | Our strategy is to grow 25 percent a year.
goal-as-strategy | Priorities | Be the leading provider of vans in the region.
goal-as-strategy | Priorities | Grow profit by 20 % every year.
goal-as-strategy | Priorities | Hit £5m in sales by December 2027.
goal-as-strategy | Priorities | Be number one in every town we serve.
goal-as-strategy | Priorities | Grow to 500 customers.
goal-as-strategy | Priorities | Grow by thirty per cent.
goal-as-strategy | Priorities | Beat last year by a fifth.
weasel-words | Priorities | Try to answer every call within a day.
weasel-words | Priorities | Where possible, deliver on Tuesdays.
weasel-words | Priorities | We will look at ways to call clients back.
weasel-words | Values | We strive to be on time.
weasel-words | Priorities | Help to reduce breakages as far as practicable.
weasel-words | Priorities | Consider opening a shop in Leeds.
weasel-words | Priorities | Work towards fewer returns.
weasel-words | Priorities | Aim for a clean yard.
weasel-words | Priorities | Endeavour to pay on time.
weasel-words | Priorities | Aim to be on time for most customers.
weasel-words | Priorities | Answer some of the complaints in a day if we can.
weasel-words | Priorities | Explore a second shop in Leeds.
weasel-words | Priorities | Look into a night shift.
undefined-acronym | Priorities | Cut DSO to 35 days.
undefined-acronym | Priorities | Roll out the CRM to all depots.
undefined-acronym | Priorities | Finish the WMS migration by the OPS team.
undefined-acronym | Priorities | Raise OTIF to 97 %.
undefined-acronym | Priorities | All SOPs signed off by QHSE.
undefined-acronym | Priorities | Every SLA is met.
undefined-acronym | Priorities | Complete the R2D2X rollout.
undefined-acronym | Goals | Lift ARPU to 30.
several-in-one | Priorities | Open two shops, train ten bakers and replace the oven.
several-in-one | Priorities | Hire a chef and renovate the kitchen.
several-in-one | Priorities | Reduce waste and increase sales.
several-in-one | Priorities | Cut waste, improve morale, and open a second site.
several-in-one | Priorities | Launch the app; move the warehouse.
several-in-one | Priorities | Answer calls in a day and pay invoices in ten.
several-in-one | Priorities | Every call is answered in a day and every invoice paid in ten.
several-in-one | Priorities | Improve safety and reduce cost and grow the team.
several-in-one | Priorities | We answer every letter in a day and we repaint the shop and we hire a driver.
elsewhere | Purpose | Our strategy is described in the board deck.
elsewhere | Priorities | See the internal wiki for our current priorities.
elsewhere | Priorities | Details on the intranet.
elsewhere | Priorities | As set out in the strategy document on SharePoint.
placeholder-priority | Priorities | TBD
placeholder-priority | Priorities | To be confirmed after the board meeting.
placeholder-priority | Priorities | [Priority 3]
placeholder-priority | Priorities | XXX
placeholder-priority | Priorities | Insert priority here
placeholder-priority | Priorities | <fill in>
placeholder-priority | Priorities | Lorem ipsum dolor sit amet
placeholder-priority | Priorities | Something about customers (TK).
placeholder-priority | Priorities | TODO: agree with the branch leads.
placeholder-priority | Priorities | Priority three goes here.
placeholder-priority | Priorities | ???
placeholder-priority | Priorities | [customer promise to come]
placeholder-priority | Priorities | To be agreed.
placeholder-priority | Priorities | [DATE] opening of the new shop
straw-refusal | Not doing | We will not compromise on quality.
straw-refusal | Not doing | We do not cut corners.
straw-refusal | Not doing | No bad service.
straw-refusal | Not doing | We never mistreat customers.
straw-refusal | Not doing | Anything unethical.
past-in-words | Priorities | Open the Leeds shop by spring 2025.
past-in-words | Goals | 1,000 customers by end of 2024.
past-in-words | Priorities | Move by June 2026.
past-in-words | Vision | In 2025 we are in ten towns.
hard-to-read | Purpose | Facilitating interdepartmental harmonisation of heterogeneous procurement methodologies notwithstanding.
hard-to-read | Priorities | Institutionalise comprehensive consultation mechanisms throughout organisational structures.
hard-to-read | Priorities | Practitioners shall operationalise interdisciplinary coordination, standardised documentation notwithstanding.
buzzwords | Priorities | Leverage our platform to accelerate digital innovation across the value chain.
buzzwords | Purpose | To be a world-class, customer-centric provider of innovative solutions.
buzzwords | Priorities | Synergise cross-functional teams to unlock scalable growth.
buzzwords | Vision | A best-in-class ecosystem of empowered partners.
buzzwords | Values | We drive stakeholder value through agile thinking.
buzzwords | Priorities | Operationalise a next-generation go-to-market motion.
buzzwords | Priorities | Deliver frictionless, end-to-end customer journeys.
buzzwords | Priorities | Transform our operating model to be fit for the future.
buzzwords | Purpose | Enabling holistic, data-driven excellence.
buzzwords | Priorities | Optimise our core verticals for maximum impact.
buzzwords | Priorities | Build thought leadership in the widget space.
buzzwords | Priorities | Drive step-change performance.
buzzwords | Priorities | Embed a high-performance culture of accountability.
buzzwords | Priorities | Create win-win partnerships with key stakeholders.
buzzwords | Priorities | Leverage best practice to drive operational efficiencies.
no-image | Priorities | Improve our quality and our efficiency.
no-image | Priorities | Strengthen the culture of excellence.
no-image | Priorities | Achieve operational excellence.
no-image | Priorities | Foster innovation and collaboration.
no-image | Priorities | Customer satisfaction and quality.
no-image | Purpose | Excellence, integrity and innovation.
no-image | Priorities | Enhance capability and capacity.
no-image | Priorities | Raise awareness and engagement.
no-image | Priorities | Better alignment across the organisation.
no-image | Priorities | Increase effectiveness.
no-image | Priorities | Sustainability and growth.
no-image | Priorities | Deliver value to customers.
no-image | Priorities | Professionalism in all we do.
no-image | Priorities | Improve the customer experience.
no-image | Priorities | Develop our people and our leadership.
no-image | Priorities | Strengthen relationships with our stakeholders.
no-image | Priorities | Continuous improvement of our processes.
goal-as-strategy | Priorities | Reach 10 million in revenue.
goal-as-strategy | Priorities | Grow 20% year on year.
goal-as-strategy | Priorities | Become the leading caterer in the north.
goal-as-strategy | Priorities | Double our sales.
goal-as-strategy | Priorities | Be the best bike shop in the county.
goal-as-strategy | Priorities | Increase profit margin to 15 percent.
goal-as-strategy | Priorities | Our strategy is to be number one.
goal-as-strategy | Priorities | Grow turnover by a third by 2028.
goal-as-strategy | Priorities | Increase market share to 12 percent.
goal-as-strategy | Priorities | Win more market share than any rival.
goal-as-strategy | Priorities | Hit 2.4 million in sales this year.
goal-as-strategy | Priorities | Grow faster than the market.
goal-as-strategy | Priorities | Be profitable in every branch.
goal-as-strategy | Priorities | Become the number one choice for families.
goal-as-strategy | Priorities | Maximise shareholder value.
goal-as-strategy | Priorities | Triple our customer base.
weasel-words | Priorities | We will try to answer calls within a day where possible.
weasel-words | Priorities | Aim to reduce waste as far as is reasonable.
weasel-words | Priorities | Help customers as appropriate.
weasel-words | Priorities | Endeavour to deliver on the promised day.
weasel-words | Priorities | Look at improving the rota.
weasel-words | Priorities | Consider opening on Sundays if feasible.
weasel-words | Priorities | Ideally, ring every customer.
weasel-words | Priorities | Seek to hire locally when possible.
weasel-words | Priorities | Do our best to repair bikes the same day.
weasel-words | Priorities | Ring customers back when we can.
weasel-words | Priorities | Generally answer within a day.
weasel-words | Priorities | Strive for fewer breakdowns.
weasel-words | Priorities | Try and keep the yard clean.
weasel-words | Priorities | Attempt to fix leaks in a day.
weasel-words | Priorities | Possibly open a second shop.
undefined-acronym | Priorities | Roll out the ERP by June.
undefined-acronym | Priorities | Every job gets an RCA within a week.
undefined-acronym | Priorities | Lift CSAT above 90.
undefined-acronym | Priorities | Halve MTTR on all lines.
undefined-acronym | Values | We follow the RACI.
undefined-acronym | Priorities | Move all clients to the new TMS.
undefined-acronym | Goals | NPS of 60 by December 2027.
undefined-acronym | Priorities | Reduce WIP on the shop floor.
undefined-acronym | Priorities | Complete the QBR with every client.
several-in-one | Priorities | Open a branch in Hull, launch the app and hire a marketing lead.
several-in-one | Priorities | Cut costs and improve quality.
several-in-one | Priorities | Build the new kitchen and retrain all staff.
several-in-one | Priorities | Reduce delivery times and expand the range and open on Sundays.
several-in-one | Priorities | Win new clients and keep the old ones.
several-in-one | Priorities | Refit the van fleet and move to the new depot.
several-in-one | Priorities | Redesign the menu, retrain the waiters, and repaint the dining room.
several-in-one | Priorities | Improve onboarding, simplify pricing, and speed up delivery.
several-in-one | Priorities | Replace the ovens and open two more counters.
several-in-one | Priorities | Answer every call within a minute and visit each farm twice a year.
hard-to-read | Purpose | Our organisation endeavours to facilitate comprehensive optimisation of infrastructures throughout jurisdictions.
hard-to-read | Purpose | Notwithstanding macroeconomic uncertainties, the undertaking prioritises systematic rationalisation of procurement.
hard-to-read | Priorities | Implementation of comprehensive frameworks for systematic remediation of departmental inefficiencies.
straw-refusal | Not doing | We do not treat customers badly.
straw-refusal | Not doing | We will not sacrifice quality.
straw-refusal | Not doing | Poor service.
straw-refusal | Not doing | We do not break the law.
straw-refusal | Not doing | We never lie to customers.
straw-refusal | Not doing | No wasting of money.
placeholder-priority | Priorities | [to be completed]
placeholder-priority | Priorities | TBC with finance
placeholder-priority | Priorities | Lorem ipsum dolor
placeholder-priority | Priorities | Add third priority here
placeholder-priority | Priorities | Priority 3
placeholder-priority | Priorities | XXX reduce waste by XX%
placeholder-priority | Priorities | (placeholder)
placeholder-priority | Priorities | Increase sales by [X] percent
placeholder-priority | Priorities | Insert text
elsewhere | Purpose | See the website.
elsewhere | Priorities | Refer to the board paper for priorities.
elsewhere | Priorities | Our priorities are set out in the annual plan document.
elsewhere | Vision | For the vision, see the strategy deck.
elsewhere | Priorities | https://intranet/plan
elsewhere | Priorities | As per the 2025 strategy deck.
"""
