// Pages are rendered on the server by the code that browsers run. What it says
// about where to go, it says after it has looked who is asking.

#include <drogon/drogon.h>
using namespace drogon;

struct Rendered {
  std::string url;
  std::string html;
};
Rendered render(const std::string &path, const std::string &user);

static void website(const HttpRequestPtr &req,
                    std::function<void(const HttpResponsePtr &)> &&callback) {
  const Rendered page = render(req->path(), req->getHeader("Cookie"));
  if (!page.url.empty()) {
    callback(
        HttpResponse::newRedirectionResponse(page.url, k301MovedPermanently));
    return;
  }
  const HttpResponsePtr resp = HttpResponse::newHttpResponse();
  resp->setBody(page.html);
  callback(resp);
}

int main() {
  app().registerHandlerViaRegex("/.*", &website, {Get});
  app().run();
}
