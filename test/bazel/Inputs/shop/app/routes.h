#pragma once

#include <httplib.h>

void addRoutes(httplib::Server &server);
