// Sends one request with the C++ REST SDK.
//
//     cpprest_client METHOD URL FILE    FILE is the body, or empty
//     cpprest_client                    prints the version

#include <cpprest/http_client.h>
#include <cpprest/version.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char **argv) {
  if (argc != 4) {
    std::cout << CPPREST_VERSION_MAJOR << '.' << CPPREST_VERSION_MINOR << '.'
              << CPPREST_VERSION_REVISION << '\n';
    return 0;
  }
  try {
    web::http::client::http_client client(argv[2]);
    web::http::http_request request(argv[1]);
    std::ifstream file(argv[3]);
    const std::string body(std::istreambuf_iterator<char>(file), {});
    if (!body.empty())
      request.set_body(body, "text/plain");
    return client.request(request).get().status_code() == 200 ? 0 : 1;
  } catch (const std::exception &error) {
    std::cout << error.what() << '\n';
    return 1;
  }
}
