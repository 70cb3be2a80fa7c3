// Sends one request with POCO Net, which doesn't follow redirects by itself,
// and follows them as many programs do: four statuses, the same request once
// more.
//
//     poco_loop METHOD URL FILE    FILE is the body, or empty
//     poco_loop                    prints the version

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>
#include <Poco/Version.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using Poco::Net::HTTPResponse;

static bool isRedirect(HTTPResponse::HTTPStatus status) {
  return status == HTTPResponse::HTTP_MOVED_PERMANENTLY ||
         status == HTTPResponse::HTTP_FOUND ||
         status == HTTPResponse::HTTP_SEE_OTHER ||
         status == HTTPResponse::HTTP_TEMPORARY_REDIRECT;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    std::cout << (POCO_VERSION >> 24) << '.' << (POCO_VERSION >> 16 & 0xff)
              << '.' << (POCO_VERSION >> 8 & 0xff) << '\n';
    return 0;
  }
  std::ifstream file(argv[3]);
  const std::string body(std::istreambuf_iterator<char>(file), {});

  Poco::URI uri(argv[2]);
  for (int hops = 0; hops < 10; ++hops) {
    Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
    Poco::Net::HTTPRequest request(argv[1], uri.getPathAndQuery(),
                                   Poco::Net::HTTPMessage::HTTP_1_1);
    if (!body.empty())
      request.setContentLength(static_cast<std::streamsize>(body.size()));
    session.sendRequest(request) << body;
    HTTPResponse response;
    session.receiveResponse(response);
    if (!isRedirect(response.getStatus()))
      return response.getStatus() == HTTPResponse::HTTP_OK ? 0 : 1;
    uri.resolve(response.get("Location"));
  }
  return 1;
}
