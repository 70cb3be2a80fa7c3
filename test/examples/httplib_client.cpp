// Sends one request with cpp-httplib and follows redirects.
//
//     httplib_client METHOD http://HOST/PATH FILE    FILE is the body, or empty
//     httplib_client                                 prints the version

#include <httplib.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char **argv) {
  if (argc != 4) {
    std::cout << CPPHTTPLIB_VERSION << '\n';
    return 0;
  }
  const std::string url = argv[2];
  const auto path = url.find('/', url.find("//") + 2);
  httplib::Client client(url.substr(0, path));
  client.set_follow_location(true);
  // Else the next request may meet a connection that is about to be closed.
  client.set_keep_alive(true);

  httplib::Request request;
  request.method = argv[1];
  request.path = url.substr(path);
  std::ifstream file(argv[3]);
  request.body.assign(std::istreambuf_iterator<char>(file), {});
  const httplib::Result response = client.send(request);
  return response && response->status == 200 ? 0 : 1;
}
