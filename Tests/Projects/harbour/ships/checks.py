from django.core.checks import Tags, Warning, register


@register(Tags.database)
def names_are_known(app_configs, **kwargs):
    return []


@register("tides", deploy=True)
def tides_are_set(app_configs, **kwargs):
    return [Warning("no tides")]


def depth(app_configs, **kwargs):
    return []


register(depth)
