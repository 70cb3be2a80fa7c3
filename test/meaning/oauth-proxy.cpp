// A proxy in front of an application: without a session, the request ends here,
// and the browser is sent to the page that begins one.

#include <Poco/Net/HTTPCookie.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <string>

using namespace Poco::Net;

std::string encoded(const std::string &text);
bool hasSession(const HTTPServerRequest &request);

class Proxy : public HTTPRequestHandler {
public:
  explicit Proxy(HTTPRequestHandler &upstream) : upstream(upstream) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (!hasSession(request))
      redirectToAuthorization(request, response);
    else
      upstream.handleRequest(request, response);
  }

private:
  static void redirectToAuthorization(HTTPServerRequest &request,
                                      HTTPServerResponse &response) {
    const std::string state = encoded(request.getURI());
    response.addCookie(HTTPCookie("request_uri", state));
    redirectToUrl("/oauth/authorize?state=" + state, response);
  }

  static void redirectToUrl(const std::string &url,
                            HTTPServerResponse &response) {
    response.set("Cache-Control", "no-cache, no-store");
    response.redirect(url, HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }

  HTTPRequestHandler &upstream;
};
