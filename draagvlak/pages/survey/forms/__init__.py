from draagvlak.pages.survey.forms.answering import AnswerForm
from draagvlak.pages.survey.forms.asking import GroupForm, MailForm, SheetsForm
from draagvlak.pages.survey.forms.making import PromiseForm, SurveyForm

__all__ = ["AnswerForm", "GroupForm", "MailForm", "PromiseForm", "SheetsForm", "SurveyForm"]
