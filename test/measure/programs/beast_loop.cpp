// Sends one request with Boost.Beast, which doesn't follow redirects, and
// follows them as many programs do: two statuses, the same request once more.
//
//     beast_loop METHOD URL FILE    FILE is the body, or empty
//     beast_loop                    prints the version

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/version.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace beast = boost::beast;
namespace http = beast::http;
using tcp = boost::asio::ip::tcp;

int main(int argc, char **argv) {
  if (argc != 4) {
    std::cout << BOOST_VERSION / 100000 << '.' << BOOST_VERSION / 100 % 1000
              << '.' << BOOST_VERSION % 100 << '\n';
    return 0;
  }
  const std::string url = argv[2]; // http://HOST:PORT/PATH
  const auto host = url.find("//") + 2;
  const auto port = url.find(':', host) + 1;
  const auto path = url.find('/', port);

  http::request<http::string_body> request;
  request.version(11);
  request.method_string(argv[1]);
  request.target(url.substr(path));
  request.set(http::field::host, url.substr(host, path - host));
  std::ifstream file(argv[3]);
  request.body().assign(std::istreambuf_iterator<char>(file), {});
  request.prepare_payload();

  boost::asio::io_context context;
  for (int hops = 0; hops < 10; ++hops) {
    beast::tcp_stream stream(context);
    stream.connect(tcp::resolver(context).resolve(
        url.substr(host, port - 1 - host), url.substr(port, path - port)));
    http::write(stream, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(stream, buffer, response);
    if (response.result() != http::status::moved_permanently &&
        response.result() != http::status::found)
      return response.result() == http::status::ok ? 0 : 1;
    request.target(response[http::field::location]);
  }
  return 1;
}
