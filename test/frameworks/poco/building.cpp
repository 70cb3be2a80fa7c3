// RUN: %check_redirects %s %t --framework poco

// Building the response and taking the own URL apart are no work.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <memory>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

class Fields : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_PUT)
      return;
    res.setContentType("text/html");
    res.setKeepAlive(false);
    res.setChunkedTransferEncoding(true);
    res.set("Cache-Control", "no-store");
    res.setContentLength(0);
    res.erase("Link");
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets a {{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
