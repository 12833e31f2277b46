import time


class Clock:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        start = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Seconds"] = f"{time.perf_counter() - start:.3f}"
        return response
