"""Forms wear the house style by themselves: `{{ form }}` in a template is enough."""

from django.forms.renderers import DjangoTemplates


class HouseRenderer(DjangoTemplates):
    form_template_name = "web/components/form.html"
    field_template_name = "web/components/field.html"
