// Where in the list of results a book was found is remembered, so that its page
// can lead to the next one. The page is at the same address.

#include <drogon/drogon.h>
using namespace drogon;

static void update(const HttpRequestPtr &req,
                   std::function<void(const HttpResponsePtr &)> &&callback,
                   const std::string &id) {
  req->session()->insert("counter", req->getParameter("counter"));
  callback(HttpResponse::newRedirectionResponse("/catalog/" + id));
}

int main() {
  app().registerHandler("/catalog/{id}", &update, {Put});
  app().run();
}
