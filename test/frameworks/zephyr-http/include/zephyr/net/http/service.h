/* What Zephyr declares of services and their resources. Written for the tests,
   after the facts of version 4.2. */

#ifndef ZEPHYR_HTTP_SERVICE_STAND_IN_H
#define ZEPHYR_HTTP_SERVICE_STAND_IN_H

#include <zephyr/net/http/server.h>

struct http_resource_desc {
  const char *resource;
  void *detail;
};

#define HTTP_RESOURCE_DEFINE(_name, _service, _resource, _detail)                                                      \
  const struct http_resource_desc _name = {.resource = _resource, .detail = (void *)(_detail)}

#endif
