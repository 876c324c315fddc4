"""Django's admin, with our own site in place of the default one."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default = False
    default_site = "config.staff_site.StaffSite"
