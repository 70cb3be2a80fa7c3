// What a framework does for each application that wants TLS only.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <string>

using namespace Poco::Net;

struct SslOptions {
  std::string host; // empty: the one that was asked for
  int port = 443;
};

class RequireSsl : public HTTPRequestHandler {
public:
  RequireSsl(HTTPRequestHandler &application, SslOptions options)
      : application(application), options(options) {}

  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (request.secure())
      application.handleRequest(request, response);
    else
      redirectToHttps(request, response);
  }

private:
  std::string location(const HTTPServerRequest &request) const {
    std::string host = options.host.empty() ? request.getHost() : options.host;
    if (options.port != 443)
      host += ":" + std::to_string(options.port);
    return "https://" + host + request.getURI();
  }

  void redirectToHttps(const HTTPServerRequest &request,
                       HTTPServerResponse &response) const {
    response.setStatus(HTTPResponse::HTTP_MOVED_PERMANENTLY);
    response.set("Location", location(request));
    response.setContentType("text/html");
    response.setContentLength(0);
    response.send();
  }

  HTTPRequestHandler &application;
  SslOptions options;
};
