import django.apps as a


class LibraryConfig(a.AppConfig):
    name = "library"
    label = "lib"

    def ready(self):
        self.module.hooks = __import__("library.hooks", fromlist=["hooks"])
