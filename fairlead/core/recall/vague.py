"""What any firm says. An answer that is nearer to these than to a statement names nothing."""

VAGUE = (
    "Grow the business and increase profits.",
    "Deliver excellent quality to our customers.",
    "Customer satisfaction is our first priority.",
    "Be the best team and work together.",
    "Innovation and continuous improvement.",
    "Communicate better with each other.",
    "Hire and keep good people.",
    "Work hard and be professional.",
    "Save costs and be more efficient.",
    "Digitalisation and modern processes.",
    "Sustainability and responsibility.",
    "Be honest, respectful and fair.",
    "Health and safety at work.",
    "Be the market leader in our field.",
    "Make more sales and win new clients.",
    "Good service and fast answers.",
    "A nicer workplace, better pay and parking.",
    "Training and development of staff.",
    "Follow the strategy and reach the targets.",
    "I do not know what the priorities are.",
)
