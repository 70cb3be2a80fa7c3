// Opens a URL with POCO Net's own stream, which follows redirects.
//
//     poco_stream METHOD URL FILE    METHOD is GET, FILE is empty
//     poco_stream                    prints the version

#include <Poco/Exception.h>
#include <Poco/Net/HTTPStreamFactory.h>
#include <Poco/URI.h>
#include <Poco/URIStreamOpener.h>
#include <Poco/Version.h>

#include <iostream>
#include <memory>

int main(int argc, char **argv) {
  if (argc != 4) {
    std::cout << (POCO_VERSION >> 24) << '.' << (POCO_VERSION >> 16 & 0xff)
              << '.' << (POCO_VERSION >> 8 & 0xff) << '\n';
    return 0;
  }
  try {
    Poco::Net::HTTPStreamFactory::registerFactory();
    const std::unique_ptr<std::istream> page(
        Poco::URIStreamOpener::defaultOpener().open(Poco::URI(argv[2])));
    return page ? 0 : 1;
  } catch (const Poco::Exception &error) {
    std::cout << error.displayText() << '\n';
    return 1;
  }
}
