// RUN: %check_redirects %s %t --framework poco

// A fix keeps the author's spelling, or there is none.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
using namespace Poco::Net;

#define HTTP_FOUND_HERE HTTPResponse::HTTP_FOUND
#define MOVED (HTTPResponse::HTTP_MOVED_PERMANENTLY)
#define WEB_FOUND HTTPResponse::HTTP_FOUND
#define WEB_TEMPORARY_REDIRECT HTTPResponse::HTTP_TEMPORARY_REDIRECT
#define SEND_FOUND(response, url) (response).redirect(url, HTTPResponse::HTTP_FOUND)

struct Codes {
  static constexpr auto Found = HTTPResponse::HTTP_FOUND;
  static constexpr auto Repeat = HTTPResponse::HTTP_TEMPORARY_REDIRECT;
};
namespace codes {
constexpr HTTPResponse::HTTPStatus moved = HTTPResponse::HTTP_MOVED_PERMANENTLY;
}

class Handler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != HTTPRequest::HTTP_POST)
      return;
    const std::string url = "https://b.example" + req.getURI();
    switch (url.size()) {
    case 1:
      res.redirect(url, HTTP_FOUND_HERE);
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 302
      // CHECK-FIXES: res.redirect(url, Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
      break;
    case 2:
      res.redirect(url, MOVED);
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 301
      // CHECK-FIXES: res.redirect(url, Poco::Net::HTTPResponse::HTTP_PERMANENT_REDIRECT);
      break;
    case 3:
      res.redirect(url, WEB_FOUND);
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 302
      // CHECK-FIXES: res.redirect(url, WEB_TEMPORARY_REDIRECT);
      break;
    case 4:
      // Others may use the macro, too: no fix.
      SEND_FOUND(res, url);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST gets a 302
      // CHECK-FIXES: SEND_FOUND(res, url);
      break;
    case 5:
      res.redirect(url, Codes::Found);
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 302
      // CHECK-FIXES: res.redirect(url, Codes::Repeat);
      break;
    case 6:
      // There is no constant for 308 beside it, but where it comes from.
      res.redirect(url, codes::moved);
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: POST gets a 301
      // CHECK-FIXES: res.redirect(url, Poco::Net::HTTPResponse::HTTP_PERMANENT_REDIRECT);
      break;
    case 7:
      res.setStatusAndReason(HTTPResponse::HTTP_FOUND, "Found");
      // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: POST gets a 302
      // CHECK-FIXES: res.setStatusAndReason(HTTPResponse::HTTP_TEMPORARY_REDIRECT, "Temporary Redirect");
      res.set("Location", url);
      break;
    case 8:
      res.setStatus("302");
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: POST gets a 302
      // CHECK-FIXES: res.setStatus("307");
      res.set("Location", url);
      break;
    case 9:
      if (url.empty()) res.redirect(url, HTTPResponse::HTTP_FOUND); else res.redirect(url + "/", HTTPResponse::HTTP_FOUND);
      // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: POST gets a 302
      // CHECK-MESSAGES: :[[@LINE-2]]:98: warning: POST gets a 302
      // CHECK-FIXES: if (url.empty()) res.redirect(url, HTTPResponse::HTTP_TEMPORARY_REDIRECT); else res.redirect(url + "/", HTTPResponse::HTTP_TEMPORARY_REDIRECT);
      break;
    }
  }
};
