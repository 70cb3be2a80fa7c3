// A form is posted to an address that isn't in the visitor's language.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <string>

using namespace Poco::Net;

static std::string localeOf(const HTTPServerRequest &request) {
  return request.get("Accept-Language", "en").substr(0, 2);
}

static Poco::URI localize(Poco::URI url, const std::string &locale) {
  const std::string prefix = "/" + locale;
  if (url.getPath().compare(0, prefix.size(), prefix) != 0)
    url.setPath(prefix + url.getPath());
  return url;
}

class Localized : public HTTPRequestHandler {
public:
  explicit Localized(HTTPRequestHandler &page) : page(page) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    const Poco::URI asked(request.getURI());
    const Poco::URI localized = localize(asked, localeOf(request));
    if (localized.toString() != asked.toString()) {
      response.redirect(localized.toString(), HTTPResponse::HTTP_FOUND);
      return;
    }
    page.handleRequest(request, response);
  }

private:
  HTTPRequestHandler &page;
};
